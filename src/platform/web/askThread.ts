import type { AskThread } from '../askThread.ts';

/** Threads that answer one question need Node: here the caller does the work. */
export function threadsOf(): AskThread | undefined {
  return undefined;
}
