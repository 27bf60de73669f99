import type { BatchAdvice } from '../../run/runPlan.ts';
import { MOST_HELPERS, type KernelMemory } from './kernelMemory.ts';

/** Shorter trainings need no advice. */
const LEAST_MS = 2000;
/** Fewest batches per epoch; with fewer, too few steps would be taken. */
const LEAST_STEPS = 16;
/**
 * Share of a training with large batches that one thread does alone: two threads took 0.61 of the time of one (`npm run bench`, "One run on
 * several threads").
 */
const SERIAL_SHARE = 0.22;

/**
 * The batch size from which all threads of this machine could share a training that took one thread `elapsedMs`, and an estimate of the
 * time for the same number of epochs (Amdahl 1967). Undefined if nothing would be gained: short runs, small tables, one core, or several
 * threads already.
 */
export function adviseBatch(memory: KernelMemory, trainRows: number, elapsedMs: number): BatchAdvice | undefined {
  const { kernel, layout } = memory;
  const threads = 1 + Math.min(kernel.helpers?.count ?? 0, MOST_HELPERS);
  if (threads === 1 || layout.threadMemories.length > 1 || elapsedMs < LEAST_MS) return undefined;
  let batchSize = 1;
  while (batchSize < layout.shardedRows) batchSize *= 2;
  if (batchSize * LEAST_STEPS > trainRows) return undefined;
  return { batchSize, threads, elapsedMs: elapsedMs * (SERIAL_SHARE + (1 - SERIAL_SHARE) / threads) };
}
