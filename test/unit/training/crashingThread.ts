// A thread that claims a shard of a training and then crashes.
import { parentPort } from 'node:worker_threads';
import type { HelperTask } from '../../../src/training/kernel/helperTeam.ts';

parentPort?.once('message', ({ memory, settings }: HelperTask) => {
  const claims = new Int32Array(memory.buffer, settings.work, 1);
  while ((Atomics.load(claims, 0) & 255) >= 8 || (Atomics.add(claims, 0, 1) & 255) >= 8);
  throw new Error('out of luck');
});
