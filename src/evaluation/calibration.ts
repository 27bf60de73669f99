import { wilsonInterval, type Interval } from './intervals/intervals.ts';

/** Rows for which the network gave about the same probability. */
export interface CalibrationBin {
  readonly count: number;
  /** Mean predicted probability, 0…1. */
  readonly said: number;
  /** Observed frequency, 0…1. */
  readonly came: number;
  readonly came95: Interval;
}

/** How reliable the probabilities are. */
export interface Calibration {
  /** Bins that contain rows, by ascending probability. */
  readonly bins: readonly CalibrationBin[];
  readonly rows: number;
  /** Mean squared difference of probability and outcome (Brier 1950). */
  readonly brier: number;
  /** Mean absolute difference of `said` and `came`, weighted by the bins' rows (expected calibration error, Naeini et al. 2015). */
  readonly expectedError: number;
}

/**
 * Compares probabilities with outcomes (0 or 1) in `binCount` bins of equal width. Rows in which either is NaN are ignored. Undefined
 * without rows.
 */
export function calibrate(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>, binCount = 5): Calibration | undefined {
  const counts = new Float64Array(binCount);
  const said = new Float64Array(binCount);
  const came = new Float64Array(binCount);
  let [rows, squared] = [0, 0];
  for (let row = 0; row < probabilities.length; row++) {
    const [probability, outcome] = [probabilities[row], outcomes[row]];
    if (Number.isNaN(probability + outcome)) continue;
    // A value on the border of two bins belongs to the lower one, as in scikit-learn.
    const bin = Math.min(binCount - 1, Math.max(0, Math.ceil(probability * binCount) - 1));
    counts[bin]++;
    said[bin] += probability;
    came[bin] += outcome;
    rows++;
    squared += (probability - outcome) ** 2;
  }
  if (rows === 0) return undefined;
  const bins = Array.from(counts.keys())
    .filter((bin) => counts[bin] > 0)
    .map((bin): CalibrationBin => {
      const count = counts[bin];
      return { count, said: said[bin] / count, came: came[bin] / count, came95: wilsonInterval(came[bin], count) };
    });
  const distance = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.said - bin.came), 0);
  return { bins, rows, brier: squared / rows, expectedError: distance / rows };
}
