import { Worker } from 'node:worker_threads';
import type { ThreadReply } from '../protocol/threadReply.ts';
import { unexpected } from '../run/findings/failure.ts';
import { toError } from '../session/failures.ts';
import { buffersOfPieces, cutInSteps } from './listPieces.ts';
import { inTurns } from './inTurns.ts';
import type { ScriptFolder } from './scriptFolder.ts';

/** Asks a script something, by plain data, in a thread that ends with the answer. Rejects with a UserError where the answer is one. */
export type AskThread = (script: string, question: object) => Promise<unknown>;

/** The scripts of a folder in threads of their own; undefined where there are none. See `answerInThread`. */
export function threadsOf(folder: ScriptFolder): AskThread | undefined {
  return async (script, question) => {
    const steps = cutInSteps(question);
    const cut = steps && (await inTurns(steps));
    const worker = new Worker(folder.pathOf(script), { workerData: ANSWERING, stdout: true });
    try {
      return await new Promise((resolve, reject) => {
        worker.on('message', (reply: ThreadReply) => ('failure' in reply ? reject(toError(reply.failure)) : resolve(reply.answer)));
        worker.on('error', (error) => reject(toError(unexpected(error))));
        worker.on('exit', (code) => reject(new Error(`${script} left with exit code ${code}.`)));
        worker.postMessage(cut ?? question, cut ? buffersOfPieces(cut) : []);
      });
    } finally {
      void worker.terminate();
    }
  };
}

/** `workerData` of a script that is to answer instead of doing what it does otherwise. */
export const ANSWERING = 'answering';
