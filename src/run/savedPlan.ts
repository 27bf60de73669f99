import type { Message } from '../message.ts';
import type { RunPlan } from './runPlan.ts';

/** A plan as saved in a file. Older files call the data checks cautions and have only their sentences. */
export type SavedPlan = RunPlan | (Omit<RunPlan, 'dataChecks'> & { readonly cautions: readonly Message[] });

/** The plan under its present property names. */
export function readPlan(saved: SavedPlan): RunPlan {
  if (!('cautions' in saved)) return saved;
  const { cautions, ...plan } = saved;
  return { ...plan, dataChecks: cautions.map((said) => ({ said, remedies: [] })) };
}
