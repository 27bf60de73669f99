import type { TargetEncoding } from '../../src/dataset/encoding/encoder.ts';
import { message, type Message } from '../../src/message.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import { formatLoss, formatPercent } from './numbers.ts';
import { formatFactor, formatTarget } from './targetNumbers.ts';

/** The score of a run after an epoch, while it is training; undefined until it is known. */
export function progressWords({ plan, history }: RunState, epoch: number): Message[] | undefined {
  if (!plan || history.length === 0) return undefined;
  const { target } = plan.encoder;
  const isTested = plan.rows.test > 0;
  const [metrics, losses] = isTested ? [history.testMetric, history.testLoss] : [history.trainMetric, history.trainLoss];
  const index = Math.max(0, Math.min(history.length, Math.round(epoch)) - 1);
  const metric = metrics[index];
  const loss = formatLoss(losses[index]);
  return [
    ...metricWords(target, metric, isTested),
    isTested ? message('test loss {loss}', { loss }) : message('train loss {loss}', { loss }),
  ];
}

function metricWords(target: TargetEncoding, metric: number, isTested: boolean): Message[] {
  if (target.type !== 'regression') {
    const args = { share: formatPercent(metric) };
    return [
      isTested
        ? message('so far right on {share} of the test rows', args)
        : message('so far right on {share} of the rows that it learns from', args),
    ];
  }
  if (target.logarithm) {
    const args = { factor: formatFactor(Math.exp(metric * target.logarithm.scale)) };
    return [
      isTested
        ? message('so far off by a factor of {factor} on average on the test rows', args)
        : message('so far off by a factor of {factor} on average on the rows that it learns from', args),
    ];
  }
  const args = { error: formatTarget(metric * target.scale, target) };
  return [
    isTested
      ? message('so far off by {error} on average on the test rows', args)
      : message('so far off by {error} on average on the rows that it learns from', args),
  ];
}
