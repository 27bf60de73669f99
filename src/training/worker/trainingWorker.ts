import { assertNever } from '../../assertNever.ts';
import { readRecordAt } from '../../csv/readRecordAt.ts';
import { describeColumns } from '../../dataset/columns/describeColumns.ts';
import { outOfMemory, type Failure } from '../../run/failure.ts';
import type { WorkerAnswer, WorkerRequest } from '../../protocol/workerMessages.ts';
import { UserError } from '../../userError.ts';
import { compareTable } from './compareTable.ts';
import { linesOfSource } from './linesOfSource.ts';
import { readSource } from './readSource.ts';
import { RunControl } from './runControl.ts';
import { runTraining } from './runTraining.ts';
import type { WorkerPort } from './workerPort.ts';

/** Answers the requests of a worker's owner; the same code in Node's worker threads and in browsers. */
export function serveTraining(port: WorkerPort): void {
  let running: RunControl | undefined;

  const train = async (request: Extract<WorkerRequest, { type: 'train' }>) => {
    if (running) throw new Error(`The worker is busy with the run ${running.runId}`);
    running = new RunControl(request.runId);
    try {
      await runTraining(request, port, running);
    } finally {
      running = undefined;
    }
  };
  const answer = async (requestId: string, compute: () => Promise<WorkerAnswer>) => {
    try {
      port.post({ type: 'answered', requestId, answer: await compute() });
    } catch (error) {
      port.post({ type: 'refused', requestId, failure: toFailure(error) });
    }
  };

  port.onRequest((request) => {
    switch (request.type) {
      case 'train':
        return void train(request).catch((error: unknown) => {
          port.post({ type: 'failed', runId: request.runId, failure: toFailure(error) });
        });
      case 'stop':
      case 'pause':
      case 'resume':
      case 'step':
      case 'adjust':
        return running?.take(request);
      case 'describe':
        return void answer(request.requestId, async () => ({
          type: 'described',
          columns: describeColumns(await readSource(request.source, port)),
        }));
      case 'compare':
        return void answer(request.requestId, async () => ({
          type: 'compared',
          drift: await compareTable(request.source, request.recipe, request.ledger, port),
        }));
      case 'readRow':
        return void answer(request.requestId, () =>
          Promise.resolve({ type: 'row', row: readRecordAt(linesOfSource(request.source), request.line, request.shape) }),
        );
      default:
        return assertNever(request);
    }
  });
}

function toFailure(error: unknown): Failure {
  if (error instanceof UserError) return { isExpected: true, message: error.message };
  if (isAllocationFailure(error)) return outOfMemory;
  return { isExpected: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** A typed array that there is no memory for is a RangeError, and engines tell it from others by its words only. */
function isAllocationFailure(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed|invalid (typed )?array( buffer)? length/i.test(error.message);
}
