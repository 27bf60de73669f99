import { inputsByColumn, type ColumnInputs } from '../dataset/encoding/inputsByColumn.ts';
import { seekNearestFlip } from '../model/decision/flip.ts';
import { sampledColumn, type SampledColumn } from '../model/decision/sampledColumns.ts';
import type { Encoder } from '../dataset/encoding/encoder.ts';
import type { Message } from '../message.ts';
import type { Model } from '../model/model.ts';
import type { Contribution } from '../model/prediction.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import type { TableQuestions } from '../session/tableQuestions.ts';
import { UserError } from '../userError.ts';
import { flipMessage } from './flipWords.ts';
import { inSlices } from './inSlices.ts';
import { largestFirst } from './largestFirst.ts';

/** At most this many rows are looked at and drawn in views. */
export const MOST_SAMPLES = 2000;
/** The same rows are drawn whenever they are asked for. */
export const SAMPLE_SEED = 1;
/** A hover does not wait any longer for what is only its last line; the next one has it. */
const PATIENCE_MS = 250;

/** The columns of a model's encoder, each looked at in the sampled rows when a search first comes to it. */
interface LazyColumns {
  readonly columns: readonly ColumnInputs[];
  readonly look: (column: ColumnInputs) => SampledColumn;
}

/** Finds what would turn the answer for a row, among the values that the training rows have. */
export class RowFlips {
  readonly #questions: Pick<TableQuestions, 'sampleRows'>;
  /** Undefined where the table is not the one any more that was trained on. */
  readonly #columns = new WeakMap<Encoder, Promise<LazyColumns | undefined>>();

  constructor(questions: Pick<TableQuestions, 'sampleRows'>) {
    this.#questions = questions;
  }

  /** The nearest change of one column that turns the answer, in words; undefined for a number, where nothing within reach does, and while the training rows are still being read. */
  async find(
    model: Model,
    cells: ReadonlyMap<string, string>,
    contributions: readonly Contribution[],
    readSource: () => Promise<TableSource>,
  ): Promise<Message | undefined> {
    const { target } = model.encoder;
    if (target.type === 'regression') return undefined;
    const known = await Promise.race([this.#columnsOf(model, readSource), pause(PATIENCE_MS)]);
    if (!known) return undefined;
    const flip = await inSlices(seekNearestFlip(model, cells, lookedAt(known, contributions)));
    return flip && flipMessage(flip, target, cells);
  }

  #columnsOf(model: Model, readSource: () => Promise<TableSource>): Promise<LazyColumns | undefined> {
    const known = this.#columns.get(model.encoder);
    if (known) return known;
    const read = this.#read(model, readSource).catch((error: unknown) => {
      // The table has other columns by now, which is said elsewhere. Anything else is tried again.
      if (error instanceof UserError) return undefined;
      this.#columns.delete(model.encoder);
      throw error;
    });
    this.#columns.set(model.encoder, read);
    return read;
  }

  async #read(model: Model, readSource: () => Promise<TableSource>): Promise<LazyColumns> {
    const sample = await this.#questions.sampleRows(await readSource(), model, MOST_SAMPLES, SAMPLE_SEED).answer;
    const { columns, inputs } = model.encoder;
    const looked = new Map<ColumnInputs, SampledColumn>();
    return {
      columns: inputsByColumn(columns, inputs),
      look: (column) => {
        const before = looked.get(column);
        if (before) return before;
        const found = sampledColumn(column, inputs.length, sample);
        looked.set(column, found);
        return found;
      },
    };
  }
}

/** Each column when it is come to, that with the largest contribution first; there is a contribution of each column. */
function* lookedAt({ columns, look }: LazyColumns, contributions: readonly Contribution[]): Generator<SampledColumn> {
  const sizes = Float64Array.from(columns, (_, index) => Math.abs(contributions[index]?.amount ?? 0));
  for (const index of largestFirst(sizes)) yield look(columns[index]);
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
