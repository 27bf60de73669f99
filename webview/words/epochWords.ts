import { message } from '../../src/message.ts';
import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { say } from '../say.ts';
import type { EpochScores } from '../strip/epochScores.ts';
import { formatLoss, formatPercent } from './numbers.ts';
import { formatFactor, formatTarget } from './targetNumbers.ts';

/** The epoch as a slider's spoken value: "epoch 85 of 1000, test loss 0.312, 88.3 %". */
export function epochSentence(
  { encoder: { target }, rows }: RunPlan,
  epochs: number,
  epoch: number,
  scores: EpochScores | undefined,
): string {
  const at = { epoch: writeCount(epoch), epochs: writeCount(epochs) };
  if (!scores) return say(message('epoch {epoch} of {epochs}', at));
  const { metric } = scores;
  const all = {
    ...at,
    loss: formatLoss(scores.loss),
    metric: writeMetric(target, metric),
  };
  return rows.test > 0
    ? say(message('epoch {epoch} of {epochs}, test loss {loss}, {metric}', all))
    : say(message('epoch {epoch} of {epochs}, train loss {loss}, {metric}', all));
}

function writeMetric(target: TargetEncoding, metric: number): string {
  if (target.type !== 'regression') return formatPercent(metric);
  return target.logarithm ? formatFactor(metric) : formatTarget(metric, target);
}
