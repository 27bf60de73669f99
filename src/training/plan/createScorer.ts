import { assertNever } from '../../assertNever.ts';
import type { TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { scoreBinary, scoreMulticlass, scoreNumbers, type RowScorer } from '../../evaluation/rowScorer.ts';
import type { Loss } from '../../evaluation/loss.ts';

/** What scores the outputs of a network with this target on so many rows. */
export function createScorer(target: TargetEncoding, loss: Loss, rowCount: number): RowScorer {
  switch (target.type) {
    case 'binary':
      return scoreBinary(loss, rowCount);
    case 'multiclass':
      return scoreMulticlass(loss, target.classes.length);
    case 'regression':
      return scoreNumbers(loss, rowCount, target);
    default:
      return assertNever(target);
  }
}
