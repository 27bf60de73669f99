import type { Column } from '../../src/dataset/columns/column.ts';
import type { ColumnEncoding, EncodedInput, TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { defaultRecipe } from '../../src/dataset/columns/recipe.ts';
import { parameterCount, type Architecture } from '../../src/network/architecture.ts';
import type { Association, Baseline, RunOutcome, RunPlan } from '../../src/protocol/runPlan.ts';
import type { RunState, SessionState } from '../../src/protocol/sessionState.ts';
import type { TrainOptions } from '../../src/protocol/trainOptions.ts';
import { createRandom } from '../../src/random.ts';
import { defaultHyperparameters, type Hyperparameters } from '../../src/training/hyperparameters.ts';
import type { History } from '../../src/training/history.ts';

/** What a run is built from where no training is needed to show it. */
export interface RunParts {
  readonly columns: readonly Column[];
  readonly encodings: readonly ColumnEncoding[];
  readonly inputs: readonly EncodedInput[];
  readonly target: TargetEncoding;
  readonly architecture: Architecture;
  readonly baseline: Baseline;
  readonly hyperparameters?: Partial<Hyperparameters>;
  readonly associations?: readonly Association[];
  readonly cautions?: readonly string[];
  readonly warnings?: readonly string[];
  readonly options?: TrainOptions;
  readonly rows: RunPlan['rows'];
  /** Loss and metric, from the first epoch to the last. */
  readonly losses: readonly [number, number];
  readonly metrics: readonly [number, number];
  readonly outcome: Pick<RunOutcome, 'train' | 'test'> & Partial<RunOutcome>;
}

/** A session that has a run. */
export type RunSession = SessionState & { readonly run: RunState };

/** The session of a run that has ended. */
export function builtState(parts: RunParts): RunSession {
  return { run: builtRun(parts) };
}

/** The session of the same run while it is still going on. */
export function builtRunningState(parts: RunParts, isPaused: boolean): RunSession {
  const { outcome: _, ...run } = builtRun({ ...parts, outcome: { ...parts.outcome, epochs: 312 } });
  return { run: { ...run, phase: 'training', isPaused } };
}

function builtRun(parts: RunParts): RunState {
  const plan = builtPlan(parts);
  const epochs = parts.outcome.epochs ?? plan.hyperparameters.epochs;
  const weights = randomWeights(parameterCount(plan.architecture));
  const outcome: RunOutcome = {
    weights,
    epochs,
    bestEpoch: epochs,
    isStopped: false,
    elapsedMs: 41,
    of: plan.rows.test,
    ...parts.outcome,
  };
  return {
    runId: 'run-1',
    phase: outcome.isStopped ? 'stopped' : 'trained',
    options: parts.options ?? {},
    plan,
    history: builtHistory(epochs, parts.losses, parts.metrics),
    snapshots: [
      { epoch: 0, weights: weights.map((weight) => weight / 20) },
      { epoch: epochs, weights },
    ],
    outcome,
  };
}

function builtPlan(parts: RunParts): RunPlan {
  const { target } = parts;
  const features = parts.encodings.map(({ column }) => column);
  return {
    columns: parts.columns,
    recipe: { ...defaultRecipe, target: target.column, features, task: target.type },
    encoder: { scaling: 'standard', columns: parts.encodings, inputs: parts.inputs, target },
    architecture: parts.architecture,
    hyperparameters: { ...defaultHyperparameters, ...parts.hyperparameters },
    table: { delimiter: ',', columnCount: parts.columns.length, hasMultilineRecords: false },
    rows: parts.rows,
    baseline: parts.baseline,
    associations: parts.associations ?? [],
    cautions: parts.cautions ?? [],
    warnings: parts.warnings ?? [],
  };
}

function builtHistory(length: number, losses: readonly [number, number], metrics: readonly [number, number]): History {
  const random = createRandom(5);
  const line = ([first, last]: readonly [number, number], gap: number, speed: number) =>
    Float32Array.from(
      { length },
      (_, i) => last * gap + (first - last * gap) * Math.exp((-i * speed) / length) + last * 0.006 * random.nextFloat(),
    );
  return {
    length,
    trainLoss: line(losses, 1, 14),
    testLoss: line(losses, 1.12, 14),
    trainMetric: line(metrics, 1, 18),
    testMetric: line(metrics, 0.97, 18),
  };
}

function randomWeights(count: number): Float32Array<ArrayBuffer> {
  const random = createRandom(3);
  return Float32Array.from({ length: count }, () => (random.nextFloat() + random.nextFloat() - 1) * 2.4);
}
