// A helper thread for a training, like the entry of the workers.
import { parentPort } from 'node:worker_threads';
import { helpTraining, type HelperTask } from '../../../src/training/kernel/helperTeam.ts';

parentPort?.once('message', (task: HelperTask) => helpTraining(task));
