// A thread that helps with one training after another; started by `helperThreads.ts`.
import { parentPort } from 'node:worker_threads';
import { helpTraining, type HelperTask } from '../src/training/kernel/helperTeam.ts';

if (!parentPort) throw new Error('This script is a worker: start it by new Worker(…)');
const port = parentPort;
port.on('message', (task: HelperTask) => helpTraining(task));
port.postMessage('ready');
