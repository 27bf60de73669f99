import { assertNever } from '../../assertNever.ts';
import type { RegressionTarget, TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { message, type Message } from '../../message.ts';
import { withUnit, writeNumber } from '../../writeNumber.ts';
import type { RunDelta } from './compareRuns.ts';

/** How a run's figure compares with another run's, as a sentence. */
export function deltaSentence(delta: RunDelta, target: TargetEncoding): Message {
  switch (delta.type) {
    case 'points': {
      const points = Math.abs(delta.better).toFixed(1);
      if (Number(points) === 0) return message('as good, on the same test rows');
      return delta.better > 0
        ? message('{points} points better, on the same test rows', { points })
        : message('{points} points worse, on the same test rows', { points });
    }
    case 'miss': {
      const miss = target.type === 'regression' ? writeMiss(Math.abs(delta.better), target) : '';
      return delta.better >= 0
        ? message('off by {miss} less, on the same test rows', { miss })
        : message('off by {miss} more, on the same test rows', { miss });
    }
    case 'otherRows':
      return message('other test rows: the figures do not compare');
    case 'otherQuestion':
      return message('it predicts something else: the figures do not compare');
    default:
      return assertNever(delta);
  }
}

/** A distance between numbers of the target's column, in the units of the file. */
export function writeMiss(value: number, { format }: RegressionTarget): string {
  return withUnit(writeNumber(value, 3), format.unit);
}
