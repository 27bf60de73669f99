import { writeNumber } from '../writeNumber.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** In words for the user: that the figures are of a sample; undefined where all rows were scored. */
export function describeSample({ sampled }: RunOutcome, { rows }: RunPlan): string | undefined {
  if (!sampled) return undefined;
  const share = (part: 'train' | 'test') => `${writeNumber(sampled[part], 12)} of ${writeNumber(rows[part], 12)}`;
  const tested = rows.test > 0 ? `${share('test')} test rows and ` : '';
  return `Stopped before all rows were scored: the figures are of ${tested}${share('train')} training rows, evenly spread.`;
}
