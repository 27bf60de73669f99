import type { Dataset } from '../../dataset/dataset.ts';
import { parameterCount } from '../../network/architecture.ts';
import { log } from '../../network/elementary.ts';
import { createForward } from '../../network/forward.ts';
import { optionTable } from '../../options/optionTable.ts';
import type { MadeAdjustment } from '../../run/options/adjustment.ts';
import type { Finding } from '../../run/findings/finding.ts';
import type { RunOutcome, RunPlan } from '../../run/runPlan.ts';
import type { Steps } from '../../steps.ts';

/** Multiplications to spend on the search for dead neurons: some tens of milliseconds. */
const MOST_WORK = 5e7;
const MOST_ROWS = 2000;
/** With fewer test rows, the same answer for all of them is unremarkable. */
const FEWEST_ROWS = 5;
/** Predicted numbers within a range of this many standard deviations of the target count as one answer. */
const ONE_NUMBER = 0.02;
/** A class with a larger share is answered simply because it is so common. */
const COMMON_SHARE = 0.75;
/** A single neuron whose best possible loss is above this share of the best constant's is no better than that. */
const CHANCE_SHARE = 0.95;

/** Learning rates from this one on are unusual: ten times the default. */
const LARGE_RATE = 10 * optionTable.learningRate.default;
/** A loss of this many times that of the best constant is no lack of epochs. */
const FAR_WORSE = 2;

/** What is examined. */
export interface FoundRun {
  readonly plan: RunPlan;
  readonly dataset: Dataset;
  readonly weights: Float32Array;
  readonly adjustments: readonly MadeAdjustment[];
  readonly outcome: Pick<RunOutcome, 'confusion' | 'pairs' | 'bestTrainLoss' | 'train'>;
  /** True if its loss stopped being a number, which is said with its cause. */
  readonly isDiverged?: boolean;
}

/** Why the run learned little or nothing, causes first; usually empty. */
export function* findFindings(run: FoundRun): Steps<readonly Finding[]> {
  const { hyperparameters, architecture } = run.plan;
  const causes: Finding[] = [];
  const isHeld = [hyperparameters, ...run.adjustments].every(({ learningRate = 0 }) => learningRate === 0);
  if (isHeld) causes.push({ type: 'noLearningRate' });
  else if (hyperparameters.initializer === 'zeros' && architecture.layers.length > 1) causes.push({ type: 'equalNeurons' });
  else causes.push(...(yield* findDeadNeurons(run)));
  if (causes.length === 0 && !run.isDiverged) causes.push(...findOvershooting(run));
  const answer = oneAnswer(run, causes.length > 0);
  return [...causes, ...(answer ? [answer] : []), ...(isAtLinearLimit(run) ? [{ type: 'linearLimit' } as const] : [])];
}

/** Too few epochs leave a network about as good as one answer for all, and overfitting is good on the rows that it learned from. */
function findOvershooting({ plan, dataset, adjustments, outcome: { train } }: FoundRun): readonly Finding[] {
  const { optimizer } = plan.hyperparameters;
  const learningRate = adjustments.findLast((made) => made.learningRate !== undefined)?.learningRate ?? plan.hyperparameters.learningRate;
  const { target } = plan.encoder;
  // The errors of a learned logarithm are relative.
  if (learningRate < LARGE_RATE || (target.type === 'regression' && target.logarithm)) return [];
  const isFarWorse = target.type === 'regression' ? (train.r2 ?? 0) < 1 - FAR_WORSE : train.loss > FAR_WORSE * constantLoss(dataset);
  return isFarWorse ? [{ type: 'overshot', learningRate, optimizer }] : [];
}

function* findDeadNeurons({ plan: { architecture }, dataset, weights }: FoundRun): Steps<readonly Finding[]> {
  const hidden = architecture.layers.slice(0, -1);
  if (!hidden.some(({ activation }) => activation === 'relu')) return [];
  const { train, features, featureStride } = dataset;
  const forward = createForward(architecture, weights);
  const count = Math.max(1, Math.min(MOST_ROWS, train.length, Math.floor(MOST_WORK / parameterCount(architecture))));
  const isAlive = hidden.map(({ units }) => new Uint8Array(units));
  for (let i = 0; i < count; i++) {
    const { outputs } = forward(features, train[Math.floor((i * train.length) / count)] * featureStride);
    isAlive.forEach((alive, layer) => outputs[layer].forEach((output, unit) => (alive[unit] |= output > 0 ? 1 : 0)));
    yield;
  }
  return hidden.flatMap(({ units, activation }, layer) => {
    const dead = units - isAlive[layer].reduce((sum, alive) => sum + alive, 0);
    return activation === 'relu' && dead * 2 >= units ? [{ type: 'deadNeurons', layer: layer + 1, dead, of: units } as const] : [];
  });
}

function oneAnswer(run: FoundRun, hasCause: boolean): Finding | undefined {
  const { confusion, pairs } = run.outcome;
  const isOne = confusion ? isOneClass(confusion) : pairs !== undefined && isOneNumber(run, pairs);
  if (!isOne) return undefined;
  return { type: 'oneAnswer', cause: hasCause ? 'nothingLearned' : confusion && hasCommonClass(run.dataset) ? 'rareClass' : 'unknown' };
}

function isOneClass(confusion: readonly (readonly number[])[]): boolean {
  const rows = confusion.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const answered = confusion.map((_, answer) => confusion.reduce((sum, counts) => sum + counts[answer], 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  const isMany = (counts: readonly number[]) => counts.filter((count) => count > 0).length > 1;
  return total >= FEWEST_ROWS && isMany(rows) && !isMany(answered);
}

function isOneNumber({ plan: { encoder } }: FoundRun, { actual, predicted }: NonNullable<RunOutcome['pairs']>): boolean {
  if (encoder.target.type !== 'regression' || predicted.length < FEWEST_ROWS) return false;
  return rangeOf(predicted) <= ONE_NUMBER * encoder.target.scale && rangeOf(actual) > ONE_NUMBER * encoder.target.scale;
}

function rangeOf(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
}

function hasCommonClass(dataset: Dataset): boolean {
  return Math.max(...classShares(dataset)) > COMMON_SHARE;
}

function isAtLinearLimit({ dataset, outcome: { bestTrainLoss } }: FoundRun): boolean {
  return bestTrainLoss !== undefined && bestTrainLoss > CHANCE_SHARE * constantLoss(dataset);
}

/** Training loss of the best constant: the entropy of the classes, or the variance of a number. */
function constantLoss(dataset: Dataset): number {
  const { classCount, targets, train } = dataset;
  if (classCount > 0) return classShares(dataset).reduce((sum, share) => sum - (share > 0 ? share * log(share) : 0), 0);
  let mean = 0;
  for (const row of train) mean += targets[row] / train.length;
  let variance = 0;
  for (const row of train) variance += (targets[row] - mean) ** 2 / train.length;
  return variance;
}

function classShares({ classCount, targets, train }: Dataset): readonly number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const row of train) counts[targets[row]]++;
  return counts.map((count) => count / train.length);
}
