import { readRecordAt, type LineSource } from '../src/csv/readRecordAt.ts';
import { predict } from '../src/model/predict.ts';
import type { Model } from '../src/model/model.ts';
import { createRandom } from '../src/random.ts';
import { planRun } from '../src/training/plan/planRun.ts';
import { UserError } from '../src/userError.ts';
import { createText, type TextKind } from './dataTexts.ts';

const HOVERS = 1000;
const WARM_UPS = 100;

/** Milliseconds of a hover's work in a large document, each directly after an edit. */
export interface HoverTimes {
  readonly kind: TextKind;
  readonly megabytes: number;
  readonly lines: number;
  /** Ascending. */
  readonly values: readonly number[];
}

/** Reads and predicts rows all over a document, as a hover does, each time after an edit in another row. */
export function measureHover(kind: TextKind, byteCount: number): HoverTimes {
  const text = createText(kind, byteCount);
  const lines = text.split('\n');
  const source: LineSource = { lineCount: lines.length, lineAt: (line) => lines[line] };
  // The values of the weights make no difference here.
  const { plan, ledger, initial } = planRun(text, { hidden: [8] }, 'wasm');
  const { table, recipe, encoder, architecture } = plan;
  const model: Model = { table, recipe, encoder, architecture, weights: initial, ledger };
  const random = createRandom(4);
  const values: number[] = [];
  const anyRow = () => 1 + random.below(lines.length - 2);
  for (let hover = 0; hover < WARM_UPS + HOVERS; hover++) {
    const edited = anyRow();
    lines[edited] = lines[edited].replace(/\d/, String(hover % 10));
    const startedAt = performance.now();
    answerHover(model, source, anyRow());
    const elapsed = performance.now() - startedAt;
    if (hover >= WARM_UPS) values.push(elapsed);
  }
  return { kind, megabytes: text.length / 1e6, lines: lines.length, values: values.sort((a, b) => a - b) };
}

/** Like `RowHover`, which says why a row cannot be predicted. */
function answerHover(model: Model, source: LineSource, line: number): void {
  const row = readRecordAt(source, line, model.table);
  if (!row) throw new Error('The line holds no row');
  try {
    predict(model, row.cells);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
