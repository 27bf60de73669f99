import type { Message } from '../message.ts';
import type { RunPlan } from './runPlan.ts';

/** A plan as it stands in a file: older files call the data checks cautions, and have only their sentences. */
export type SavedPlan = RunPlan | (Omit<RunPlan, 'dataChecks'> & { readonly cautions: readonly Message[] });

/** The plan by its present names. */
export function readPlan(saved: SavedPlan): RunPlan {
  if (!('cautions' in saved)) return saved;
  const { cautions, ...plan } = saved;
  return { ...plan, dataChecks: cautions.map((said) => ({ said, remedies: [] })) };
}
