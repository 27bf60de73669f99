import { parentPort, workerData, type Transferable } from 'node:worker_threads';
import type { ThreadReply } from '../protocol/threadReply.ts';
import { unexpected } from '../run/findings/failure.ts';
import { finishSteps } from '../steps.ts';
import { UserError } from '../userError.ts';
import { ANSWERING } from './askThread.ts';
import { joinInSteps, type CutMessage } from './listPieces.ts';

/** An answer, and the memory that is handed over with it. */
export interface ThreadAnswer {
  readonly answer: object;
  readonly transfer: readonly Transferable[];
}

/** Whether this script was started by `threadsOf`, to answer. */
export function isAskedInThread(): boolean {
  return parentPort !== null && workerData === ANSWERING;
}

/** Answers the one question that a thread is asked. The question comes from the code that this was built with, and is not checked. */
export function answerInThread<Question extends object>(answerTo: (question: Question) => Promise<ThreadAnswer>): void {
  const send = (reply: ThreadReply, transfer: readonly Transferable[] = []) => parentPort?.postMessage(reply, [...transfer]);
  parentPort?.once('message', (sent: Question | CutMessage<Question>) => {
    const question = 'type' in sent && sent.type === 'cut' ? finishSteps(joinInSteps(sent)) : (sent as Question);
    answerTo(question).then(
      ({ answer, transfer }) => send({ answer }, transfer),
      (error: unknown) => send({ failure: error instanceof UserError ? { isExpected: true, message: error.said } : unexpected(error) }),
    );
  });
}
