import type { RunState } from '../../src/protocol/sessionState.ts';
import { valueAt } from '../curves/decimate.ts';
import { formatLoss, formatPercent } from './numbers.ts';
import { formatTarget } from './targetNumbers.ts';

/** How good a run is after an epoch, while it goes on; undefined when that is not known yet. */
export function progressWords({ plan, history }: RunState, epoch: number): string | undefined {
  if (!plan || history.length === 0) return undefined;
  const { target } = plan.encoder;
  const metric = valueAt(history.testMetric, history.length, epoch);
  const good =
    target.type === 'regression'
      ? `so far off by ${formatTarget(metric * target.scale, target)} on average on the test rows`
      : `so far right on ${formatPercent(metric)} of the test rows`;
  return `${good} · test loss ${formatLoss(valueAt(history.testLoss, history.length, epoch))}`;
}
