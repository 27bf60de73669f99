import type { Dataset } from '../../dataset/dataset.ts';
import type { ScoredRows } from '../../evaluation/rowScorer.ts';
import { ROWS_PER_STEP } from '../../evaluation/intervals/clusteredMean.ts';
import { judgeLossGain, type LossGain } from '../../evaluation/lossGain.ts';
import type { TestFacts } from '../../evaluation/intervals/testIntervals.ts';
import { pickPlaces } from '../../dataset/pickValues.ts';
import type { RunPlan } from '../../run/runPlan.ts';
import type { Steps } from '../../steps.ts';
import { bestConstant } from '../plan/baseline.ts';
import { createScorer } from '../plan/createScorer.ts';
import type { RowsForward } from '../rowsForward.ts';

/** Time for scoring one part of the table after a stop. */
const SAMPLE_MS = 8;

/** What scoring needs for every part of a table. */
export interface Scoring {
  readonly plan: Pick<RunPlan, 'encoder' | 'hyperparameters'>;
  readonly dataset: Dataset;
  readonly forward: RowsForward;
  /** Called between steps: true if there is no time left for all of the rows. */
  isStopped(): boolean;
}

/** What the intervals of the test rows are computed from. */
export type TestedPlan = Pick<RunPlan, 'baseline' | 'recipe' | 'encoder'>;

/**
 * Scores the rows of one part. After a stop only a sample is scored: as many rows as take a few milliseconds, evenly spaced and independent
 * of when the stop came. Scores of the test come with intervals, which need its plan.
 */
export function* scorePart(
  scoring: Scoring,
  rows: Uint32Array,
  tested?: TestedPlan,
): Steps<ScoredRows & { readonly rowCount: number; readonly clusters?: number }> {
  const sampleRows = Math.max(1, Math.floor(SAMPLE_MS * scoring.forward.rowsPerMs));
  const isCut = () => sampleRows < rows.length && scoring.isStopped();
  const all = isCut() ? undefined : yield* score(scoring, rows, tested, isCut);
  if (all) return { ...all, rowCount: rows.length };
  const some = yield* score(scoring, spread(rows, sampleRows), tested, () => false);
  if (!some) throw new Error('The scoring of a sample was cut');
  return { ...some, rowCount: sampleRows };
}

/** Enough rows to tell whether anything was learned. */
const GAIN_ROWS = 20_000;

/** How much lower the validation loss is than that of always giving the same answer. */
export function* scoreGain({ plan, dataset, forward }: Scoring): Steps<LossGain> {
  const { loss } = plan.hyperparameters;
  const rows = spread(dataset.validation, Math.min(GAIN_ROWS, dataset.validation.length));
  const judge = judgeLossGain(loss, rows.length, bestConstant(dataset, plan.encoder.target, loss));
  for (let from = 0; from < rows.length; from += forward.pieceRows) {
    forward.run(rows.subarray(from, from + forward.pieceRows), (outputs, row) => judge.add(outputs, dataset.targets[row]));
    yield;
  }
  return judge.finish(dataset.clusters && pickPlaces(dataset.clusters, rows));
}

/** Returns undefined if it was cut short. */
function* score(
  { plan, dataset, forward }: Scoring,
  rows: Uint32Array,
  tested: TestedPlan | undefined,
  isCut: () => boolean,
): Steps<(ScoredRows & { readonly clusters?: number }) | undefined> {
  const test = tested && testFacts(tested, dataset, rows);
  const scorer = createScorer(plan.encoder.target, plan.hyperparameters.loss, rows.length, test);
  for (let from = 0; from < rows.length; from += forward.pieceRows) {
    const piece = rows.subarray(from, from + forward.pieceRows);
    forward.run(piece, (outputs, row) => scorer.add(outputs, dataset.targets[row]));
    yield;
    if (isCut()) return undefined;
  }
  for (const _ of scorer.prepare?.() ?? []) {
    yield;
    if (isCut()) return undefined;
  }
  const clusters = test?.clusters && (yield* countDifferent(test.clusters));
  return { ...scorer.finish(), ...(clusters === undefined ? {} : { clusters }) };
}

function* countDifferent(clusters: Uint32Array): Steps<number> {
  const found = new Set<number>();
  for (let i = 0; i < clusters.length; i++) {
    found.add(clusters[i]);
    if (i % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
  }
  return found.size;
}

function testFacts({ baseline, recipe, encoder: { target } }: TestedPlan, { clusters, rowCount }: Dataset, rows: Uint32Array): TestFacts {
  return {
    rowCount: rows.length,
    baseline:
      target.type === 'regression'
        ? ((baseline.median ?? target.mean) - target.mean) / target.scale
        : target.classes.indexOf(baseline.answer),
    ...(clusters ? { clusters: pickPlaces(clusters, rows) } : {}),
    ...(recipe.splitBy ? {} : { stratifiedOf: rowCount }),
  };
}

/** That many of the rows, evenly spaced. */
function spread(rows: Uint32Array, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]);
}
