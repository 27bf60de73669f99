import { readCsv } from '../src/csv/readCsv.ts';
import { planTable } from '../src/training/plan/planRun.ts';
import { predictRows } from '../src/training/questions/predictRows.ts';
import { timeDataset } from './dataSpeed.ts';
import { createText, type TextKind } from './dataTexts.ts';
import { countRounds, type Rounds } from './rounds.ts';

/** Milliseconds for predicting a whole table, and for reading and encoding the same text for training. */
export interface TablePredictions {
  readonly kind: TextKind;
  readonly rows: number;
  readonly rounds: readonly { readonly forTraining: number; readonly predicting: number }[];
}

/** Alternates between both: from the text to the dataset, and from the text to every row's prediction by a network with a hidden layer of 8. */
export function measureTablePredictions(kind: TextKind, byteCount: number, rounds: Rounds): TablePredictions {
  const text = createText(kind, byteCount);
  const { plan, ledger, initial } = planTable(readCsv(text), { hidden: [8] }, 'wasm');
  const model = { ...plan, ledger, weights: initial };
  let rows = 0;
  const times: { forTraining: number; predicting: number }[] = [];
  for (const _ of countRounds(rounds)) {
    const startedAt = performance.now();
    timeDataset(text);
    const plannedAt = performance.now();
    rows = predictRows(readCsv(text), { model, withProbabilities: true }, ({ values }) => {
      if (Number.isNaN(values[0])) throw new Error('A row has no answer');
    });
    times.push({ forTraining: plannedAt - startedAt, predicting: performance.now() - plannedAt });
  }
  return { kind, rows, rounds: times };
}
