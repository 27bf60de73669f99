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
/** Fixed, so that the same rows are drawn each time. */
export const SAMPLE_SEED = 1;
/** A hover does not wait longer for what is only its last line; the next hover will have it. */
const PATIENCE_MS = 250;

/** The columns of a model's encoder. Each is read from the sampled rows when a search first reaches it. */
interface LazyColumns {
  readonly columns: readonly ColumnInputs[];
  readonly look: (column: ColumnInputs) => SampledColumn;
}

/** Finds what would change the answer for a row, among the values of the training rows. */
export class RowFlips {
  readonly #questions: Pick<TableQuestions, 'sampleRows'>;
  /** Undefined if the table is no longer the one that was trained on. */
  readonly #columns = new WeakMap<Encoder, Promise<LazyColumns | undefined>>();

  constructor(questions: Pick<TableQuestions, 'sampleRows'>) {
    this.#questions = questions;
  }

  /**
   * The smallest change of one column that changes the answer, in words. Undefined for numbers, if no value within reach changes it, and
   * while the training rows are still being read.
   */
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
      // The table has different columns now, which is reported elsewhere. After any other error the next call tries again.
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

/** Yields the columns in order of their contributions, largest first. Every column has a contribution. */
function* lookedAt({ columns, look }: LazyColumns, contributions: readonly Contribution[]): Generator<SampledColumn> {
  const sizes = new Float64Array(columns.length);
  for (let index = 0; index < sizes.length; index++) sizes[index] = Math.abs(contributions[index]?.amount ?? 0);
  for (const index of largestFirst(sizes)) yield look(columns[index]);
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
