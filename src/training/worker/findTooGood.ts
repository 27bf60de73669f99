import type { Dataset } from '../../dataset/dataset.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import type { Scores } from '../../evaluation/scores.ts';
import { parameterCount } from '../../network/architecture.ts';
import { createForward } from '../../network/forward.ts';
import { createRandom, shuffle } from '../../random.ts';
import type { Finding, TooGoodScore } from '../../run/findings/finding.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import type { Steps } from '../../steps.ts';
import { createScorer } from '../plan/createScorer.ts';

/** From here on a test score is nearly too good to be true. */
const TOO_GOOD = { auc: 0.998, r2: 0.995, accuracy: 0.998 } as const satisfies Record<TooGoodScore, number>;
/** With fewer test rows such a score may be chance. */
const FEWEST_ROWS = { auc: 20, r2: 20, accuracy: 50 } as const satisfies Record<TooGoodScore, number>;
const MOST_ROWS = 1000;
/** Multiplications to spend on the search: some tens of milliseconds. */
const MOST_WORK = 5e7;

/** What is examined. */
export interface TestedNetwork {
  readonly plan: RunPlan;
  readonly dataset: Dataset;
  readonly weights: Float32Array;
  /** Scores of the test. */
  readonly scores?: Scores;
}

/**
 * The column that makes a result nearly too good: the one whose values, when shuffled among the test rows, reduce the score most
 * (permutation importance, Breiman 2001). Undefined if the result is ordinary, stays too good without any one column, or there is only one
 * column.
 */
export function* findTooGood({ plan, dataset, weights, scores }: TestedNetwork): Steps<Finding | undefined> {
  const { architecture, encoder, hyperparameters } = plan;
  const score = nameOf(scores);
  if (!score || (scores?.[score] ?? 0) < TOO_GOOD[score] || dataset.test.length < FEWEST_ROWS[score] || encoder.columns.length < 2)
    return undefined;
  const forward = createForward(architecture, weights);
  const columns = inputsByColumn(encoder.columns, encoder.inputs);
  const most = Math.floor(MOST_WORK / (columns.length * (parameterCount(architecture) + 100)));
  const count = Math.min(MOST_ROWS, dataset.test.length, Math.max(most, FEWEST_ROWS[score]));
  const rows = Uint32Array.from({ length: count }, (_, i) => dataset.test[Math.floor((i * dataset.test.length) / count)]);
  const others = rows.slice();
  shuffle(others, createRandom(hyperparameters.seed));
  const row = new Float32Array(dataset.featureCount);
  let found: { readonly column: string; readonly without: number } | undefined;
  for (const { encoding, first, inputs } of columns) {
    const scorer = createScorer(encoder.target, hyperparameters.loss, count);
    for (let i = 0; i < count; i++) {
      row.set(featuresOf(dataset, rows[i]));
      row.set(featuresOf(dataset, others[i]).subarray(first, first + inputs.length), first);
      const { outputs } = forward(row, 0);
      scorer.add(outputs[outputs.length - 1], dataset.targets[rows[i]]);
    }
    yield;
    const without = scorer.finish().scores[score];
    if (without !== undefined && (!found || without < found.without)) found = { column: encoding.column, without };
  }
  return found && found.without < TOO_GOOD[score] ? { type: 'tooGood', score, value: scores?.[score] ?? 0, ...found } : undefined;
}

/** The score that can be too good: the area under the curve for two classes, R² for numbers. */
function nameOf(scores: Scores | undefined): TooGoodScore | undefined {
  if (scores?.auc !== undefined) return 'auc';
  if (scores?.r2 !== undefined) return 'r2';
  return scores?.accuracy === undefined ? undefined : 'accuracy';
}

function featuresOf({ features, featureStride, featureCount }: Dataset, row: number): Float32Array {
  return features.subarray(row * featureStride, row * featureStride + featureCount);
}
