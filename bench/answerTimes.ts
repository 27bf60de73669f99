import type { Model } from '../src/model/model.ts';
import { answerRow, predict } from '../src/model/predict.ts';
import { createRandom } from '../src/random.ts';
import { planRun } from '../src/training/plan/planRun.ts';
import { createText } from './dataTexts.ts';

export const LEDGER_ROWS = 1_000_000;
const WARM_UPS = 2000;
const ROUNDS = 300;
/** Rows per measurement: the clock has a resolution of microseconds. */
const AT_A_TIME = 10;

/** Milliseconds per row, ascending. */
export interface AnswerTimes {
  readonly answer: readonly number[];
  readonly explained: readonly number[];
}

/** Predicts rows of mixed cells, with a ledger of a million rows, alternately without and with the explanation. */
export function measureAnswers(): AnswerTimes {
  const text = createText('mixed', 100_000);
  // The values of the weights make no difference here.
  const { plan, initial } = planRun(text, { hidden: [8] }, 'wasm');
  const { table, recipe, encoder, architecture } = plan;
  const model: Model = { table, recipe, encoder, architecture, weights: initial, ledger: anyLedger() };
  const [header, ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => new Map(line.split(',', names.length).map((cell, index) => [names[index], cell])));
  const usable = rows.filter((row) => row.size === names.length);
  let next = 0;
  const time = (say: typeof answerRow | typeof predict) => {
    const startedAt = performance.now();
    for (let i = 0; i < AT_A_TIME; i++) say(model, usable[next++ % usable.length]);
    return (performance.now() - startedAt) / AT_A_TIME;
  };
  for (let i = 0; i < WARM_UPS; i += AT_A_TIME) {
    time(answerRow);
    time(predict);
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({ answer: time(answerRow), explained: time(predict) }));
  const sorted = (values: number[]) => values.sort((a, b) => a - b);
  return { answer: sorted(rounds.map(({ answer }) => answer)), explained: sorted(rounds.map(({ explained }) => explained)) };
}

function anyLedger(): Model['ledger'] {
  const random = createRandom(6);
  return {
    keys: Uint32Array.from({ length: LEDGER_ROWS }, () => random.nextUint32()),
    splits: Uint8Array.from({ length: LEDGER_ROWS }, () => 1 + random.below(2)),
  };
}
