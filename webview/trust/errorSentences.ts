import { quantile } from '../../src/dataset/quantile.ts';
import type { RegressionTarget } from '../../src/dataset/encoding/encoder.ts';
import { message, type Message } from '../../src/message.ts';
import { formatTarget } from '../words/targetNumbers.ts';

/** The mean error counts as biased from this share of the mean absolute error. */
const LEANING = 0.3;

/** How large the errors are, and whether they lean to one side. `errors` are answered minus actual: none is NaN, and there is at least one. */
export function errorSentences(errors: readonly number[], target: RegressionTarget): Message[] {
  const distances = Float64Array.from(errors, Math.abs);
  const write = (value: number) => formatTarget(value, target);
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const distance = distances.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = message('Half of the answers are within **{half}**, nine of ten within **{most}**.', {
    half: write(quantile(distances, 0.5)),
    most: write(quantile(distances, 0.9)),
  });
  if (Math.abs(mean) < LEANING * distance) return [spread];
  const size = write(Math.abs(mean));
  return [spread, mean > 0 ? message('On average too high by {size}.', { size }) : message('On average too low by {size}.', { size })];
}
