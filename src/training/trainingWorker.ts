import { assertNever } from '../assertNever.ts';
import { outOfMemory, unexpected, type Failure } from '../run/findings/failure.ts';
import type { QuestionRequest, WorkerRequest } from '../protocol/workerMessages.ts';
import { UserError } from '../userError.ts';
import { answerQuestion } from './answerQuestion.ts';
import { RunControl } from './worker/runControl.ts';
import { runTraining } from './worker/runTraining.ts';
import type { WorkerPort } from './worker/workerPort.ts';

/** Handles the requests of a worker's owner, in Node's worker threads and in browsers. */
export function serveTraining(port: WorkerPort): void {
  let running: RunControl | undefined;
  const cancelled = new Set<string>();

  const train = async (request: Extract<WorkerRequest, { type: 'train' }>) => {
    if (running) throw new Error(`The worker is busy with the run ${running.runId}`);
    running = new RunControl(request.runId);
    try {
      await runTraining(request, port, running);
    } finally {
      running = undefined;
    }
  };
  const answer = async (request: QuestionRequest) => {
    const { requestId } = request;
    try {
      port.post({ type: 'answered', requestId, answer: await answerQuestion(request, port, () => cancelled.has(requestId)) });
    } catch (error) {
      port.post({ type: 'refused', requestId, failure: toFailure(error) });
    } finally {
      cancelled.delete(requestId);
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
      case 'compare':
      case 'readRow':
      case 'scoreWeights':
      case 'predictRows':
      case 'sampleRows':
      case 'answerTable':
      case 'listSheets':
      case 'fitColumns':
      case 'compareModels':
      case 'shardTable':
        return void answer(request);
      case 'cancel':
        return void cancelled.add(request.requestId);
      default:
        return assertNever(request);
    }
  });
}

function toFailure(error: unknown): Failure {
  if (error instanceof UserError) return { isExpected: true, message: error.said };
  if (isAllocationFailure(error)) return outOfMemory;
  return unexpected(error);
}

/** Allocating a typed array that does not fit in memory throws a RangeError, which can be told from others only by its message. */
function isAllocationFailure(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed|invalid (typed )?array( buffer)? length/i.test(error.message);
}
