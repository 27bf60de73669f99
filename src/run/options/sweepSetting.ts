import { plannedOptions } from './plannedOptions.ts';
import type { RunPlan } from '../runPlan.ts';
import type { SweepOptions, SweepSetting, SweptOption } from './sweepOptions.ts';

/** What is tried by default. */
export const usualSweep: Pick<SweepOptions, 'hidden' | 'learningRate'> = {
  hidden: [[], [8], [16], [16, 16]],
  learningRate: [0.003, 0.01, 0.03, 0.1],
};

/** The values of these options in the plan. */
export function plannedSetting(names: readonly SweptOption[], plan: RunPlan): SweepSetting {
  const planned = plannedOptions(plan);
  return Object.fromEntries(names.map((name) => [name, planned[name]]));
}

/** True if both have the same values for the same options. */
export function isSameSetting(a: SweepSetting, b: SweepSetting): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}
