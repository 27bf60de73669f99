// A thread that helps with a training, as the workers' entries have it.
import { parentPort } from 'node:worker_threads';
import { helpTraining, type HelperTask } from '../../../src/training/kernel/helperTeam.ts';

parentPort?.once('message', (task: HelperTask) => helpTraining(task));
