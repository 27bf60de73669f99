import { writeNumber } from '../writeNumber.ts';
import type { RunOutcome, RunPlan } from './runPlan.ts';

/** In words for the user: that the figures are of a sample; undefined where all rows were scored. */
export function describeSample({ sampled }: RunOutcome, { rows }: RunPlan): string | undefined {
  if (!sampled) return undefined;
  const share = (part: 'train' | 'test') => `${writeNumber(sampled[part], 12)} of ${writeNumber(rows[part], 12)}`;
  return `Stopped before all rows were scored: the figures are of ${share('test')} test rows and ${share('train')} training rows, evenly spread.`;
}
