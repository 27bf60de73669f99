import type { RunState } from '../../src/protocol/sessionState.ts';
import { valueAt } from '../curves/decimate.ts';
import { formatLoss, formatPercent } from './numbers.ts';
import { formatFactor, formatTarget } from './targetNumbers.ts';

/** How good a run is after an epoch, while it goes on; undefined when that is not known yet. */
export function progressWords({ plan, history }: RunState, epoch: number): string | undefined {
  if (!plan || history.length === 0) return undefined;
  const { target } = plan.encoder;
  const isTested = plan.rows.test > 0;
  const [metrics, losses] = isTested ? [history.testMetric, history.testLoss] : [history.trainMetric, history.trainLoss];
  const metric = valueAt(metrics, history.length, epoch);
  const rows = isTested ? 'test rows' : 'rows that it learns from';
  const good =
    target.type === 'regression' && target.logarithm
      ? `so far off by a factor of ${formatFactor(Math.exp(metric * target.logarithm.scale))} on average on the ${rows}`
      : target.type === 'regression'
        ? `so far off by ${formatTarget(metric * target.scale, target)} on average on the ${rows}`
        : `so far right on ${formatPercent(metric)} of the ${rows}`;
  return `${good} · ${isTested ? 'test' : 'train'} loss ${formatLoss(valueAt(losses, history.length, epoch))}`;
}
