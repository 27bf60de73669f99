import { pickValues } from '../../dataset/pickValues.ts';
import { quantile } from '../../dataset/quantile.ts';
import type { EncodedRows } from '../../dataset/dataset.ts';
import type { TargetEncoding } from '../../dataset/encoding/encoder.ts';
import type { Scores } from '../../evaluation/scores.ts';
import type { Baseline } from '../../run/runPlan.ts';
import { placesOf, roundToPlaces } from '../../numberPlaces.ts';
import { numberOfOutput, outputOfNumber } from '../../dataset/encoding/targetOutput.ts';
import { createScorer } from './createScorer.ts';
import type { Loss } from '../../evaluation/loss.ts';

/**
 * Scores of always giving the same answer, chosen from the training rows and scored on the test rows, or on the training rows if there is
 * no test. For classes this is the most frequent class, with the class shares as probabilities. For numbers each score uses the constant
 * that suits it best: the median for the mean absolute error, the mean for squared errors. The loss is that of the mean of the encoded
 * target.
 */
export function createBaseline(rows: EncodedRows, target: TargetEncoding, loss: Loss): Baseline {
  if (target.type === 'regression') {
    const middle = quantile(pickValues(rows.targets, rows.train), 0.5);
    const median = numberOfOutput(target, middle);
    const { mae } = scoreConstant(rows, target, loss, [middle]);
    const ofOutput = scoreConstant(rows, target, loss, [0]);
    const { r2, rmse } = target.logarithm ? scoreConstant(rows, target, loss, [outputOfNumber(target, target.mean)]) : ofOutput;
    const ofMean = { ...(r2 === undefined ? {} : { r2 }), ...(rmse === undefined ? {} : { rmse }) };
    return { answer: String(roundToPlaces(median, placesOf(target))), median, scores: { ...ofOutput, ...ofMean, mae } };
  }
  const shares = classShares(rows, target.classes.length);
  const answer = shares.indexOf(Math.max(...shares));
  return { answer: target.classes[answer], scores: scoreConstant(rows, target, loss, constantOutputs(target, loss, shares, answer)) };
}

/** The constant outputs with the smallest loss, judged by the training rows. */
export function bestConstant(rows: EncodedRows, target: TargetEncoding, loss: Loss): readonly number[] {
  if (target.type === 'regression') return [loss === 'meanSquaredError' ? 0 : quantile(pickValues(rows.targets, rows.train), 0.5)];
  const shares = classShares(rows, target.classes.length);
  return constantOutputs(target, loss, shares, shares.indexOf(Math.max(...shares)));
}

/** The outputs of a network that always gives the same answer. */
function constantOutputs(target: TargetEncoding, loss: Loss, shares: readonly number[], answer: number): readonly number[] {
  if (target.type === 'multiclass') return shares;
  // On a tie the first class is the answer, which a probability of 0.5 gives too.
  return loss === 'binaryCrossentropy' ? [shares[1]] : [answer === 1 ? 1 : -1];
}

function classShares({ train, targets }: EncodedRows, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const row of train) counts[targets[row]]++;
  return counts.map((count) => count / train.length);
}

function scoreConstant({ train, test, targets }: EncodedRows, target: TargetEncoding, loss: Loss, outputs: readonly number[]): Scores {
  const judged = test.length > 0 ? test : train;
  const scorer = createScorer(target, loss, judged.length);
  for (const row of judged) scorer.add(outputs, targets[row]);
  return scorer.finish().scores;
}
