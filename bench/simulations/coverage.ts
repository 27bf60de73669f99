import { createForward } from '../../src/network/forward.ts';
import { createRandom } from '../../src/random.ts';
import type { Scores } from '../../src/evaluation/scores.ts';
import { createScorer } from '../../src/training/plan/createScorer.ts';
import { drawUnseen, type DrawnRow, type Sampling } from './populations.ts';
import { simulateRun, type SimulatedRun } from './simulatedRun.ts';

/** Rows that determine a model's true scores. */
const UNSEEN_ROWS = 4000;

/** How often an interval contains the true score. */
export interface Coverage {
  readonly sampling: string;
  /** "accuracy", "MAE", … */
  readonly score: string;
  readonly tables: number;
  readonly covered: number;
}

const intervals = [
  ['accuracy', 'accuracy95'],
  ['gain in accuracy', 'gain95'],
  ['gain in MAE', 'gain95'],
  ['MAE', 'mae95'],
  ['R²', 'r295'],
] as const;

/** Trains on many tables, and checks whether each model's true scores lie in the intervals of its test. */
export async function measureCoverage(sampling: Sampling, isNumber: boolean, tables: number): Promise<Coverage[]> {
  const covered = new Map<string, number>();
  for (let seed = 1; seed <= tables; seed++) {
    const random = createRandom(seed * 7919);
    const options = { target: 'y', epochs: 200, learningRate: 0.05, seed, ...sampling.options };
    const run = await simulateRun(sampling.draw(random, isNumber), options);
    const truth = trueScores(run, drawUnseen(sampling, random, isNumber, UNSEEN_ROWS));
    for (const [name, key] of intervals) {
      const interval = run.outcome.test?.[key];
      const value = truth.get(name);
      if (interval && value !== undefined)
        covered.set(name, (covered.get(name) ?? 0) + (interval[0] <= value && value <= interval[1] ? 1 : 0));
    }
  }
  return Array.from(covered, ([score, count]) => ({ sampling: sampling.name, score, tables, covered: count }));
}

/** The true scores of the model and of the baseline, on all of the rows. */
function trueScores({ plan, outcome }: SimulatedRun, rows: readonly DrawnRow[]): Map<string, number> {
  const { encoder, architecture, baseline, hyperparameters } = plan;
  const { target } = encoder;
  const forward = createForward(architecture, outcome.weights);
  const model = createScorer(target, hyperparameters.loss, rows.length);
  const constant = createScorer(target, hyperparameters.loss, rows.length);
  const always =
    target.type === 'regression' ? ((baseline.median ?? 0) - target.mean) / target.scale : target.classes.indexOf(baseline.answer);
  for (const { inputs, answer } of rows) {
    const scaled = Float32Array.from(inputs, (value, i) => (value - encoder.inputs[i].offset) / encoder.inputs[i].scale);
    const actual = target.type === 'regression' ? (Number(answer) - target.mean) / target.scale : target.classes.indexOf(answer);
    model.add(forward(scaled).outputs.at(-1) ?? [], actual);
    constant.add([always], actual);
  }
  return namedScores(model.finish().scores, constant.finish().scores);
}

function namedScores(model: Scores, constant: Scores): Map<string, number> {
  if (model.accuracy !== undefined) return new Map([['accuracy', model.accuracy], ['gain in accuracy', model.accuracy - (constant.accuracy ?? 0)]]); // prettier-ignore
  return new Map([['MAE', model.mae ?? 0], ['R²', model.r2 ?? 0], ['gain in MAE', (constant.mae ?? 0) - (model.mae ?? 0)]]); // prettier-ignore
}
