import { assertNever } from '../../assertNever.ts';
import { decisionThreshold, type RegressionTarget, type TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { standardizedNumber } from '../../dataset/encoding/targetOutput.ts';
import { scoreBinary, scoreMulticlass, scoreNumbers, type NumberUnits, type RowScorer } from '../../evaluation/rowScorer.ts';
import type { TestFacts } from '../../evaluation/intervals/testIntervals.ts';
import type { Loss } from '../../evaluation/loss.ts';

/** Creates the scorer for outputs with this target on `rowCount` rows. Scores of a test come with intervals. */
export function createScorer(target: TargetEncoding, loss: Loss, rowCount: number, test?: TestFacts): RowScorer {
  switch (target.type) {
    case 'binary':
      return scoreBinary(loss, rowCount, test, decisionThreshold(target));
    case 'multiclass':
      return scoreMulticlass(loss, target.classes.length, test);
    case 'regression':
      return scoreNumbers(loss, rowCount, unitsOf(target), test);
    default:
      return assertNever(target);
  }
}

function unitsOf(target: RegressionTarget): NumberUnits {
  const { mean, scale, logarithm } = target;
  if (!logarithm) return { mean, scale };
  return { mean, scale, standardized: (output) => standardizedNumber(target, output), outputScale: logarithm.scale };
}
