import type { SpawnWorker } from '../session/workerPool.ts';
import type { ScriptFolder } from './scriptFolder.ts';
import { workerThreads } from './workerThread.ts';

/** Starts workers as threads of Node. */
export function spawnWorkers(folder: ScriptFolder): SpawnWorker {
  return workerThreads(folder.pathOf('nodeWorker.mjs'));
}
