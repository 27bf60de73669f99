import type { AnsweredTable } from '../../protocol/answeredTable.ts';
import type { AnswerTableRequest } from '../../protocol/tableQuestions.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { createSink } from './answerSink.ts';
import { answerTable } from './answerTable.ts';

/** Answers a table and reports progress to the port's owner. An incomplete file is removed. */
export async function writeAnswers(
  { requestId, place, ...request }: AnswerTableRequest & { readonly requestId: string },
  port: WorkerPort,
  isCancelled: () => boolean,
): Promise<AnsweredTable> {
  const sink = createSink(place, port, {
    onEdits: (edits) =>
      port.post({ type: 'edited', requestId, edits }, [edits.lines, edits.starts, edits.ends, edits.lengths].map(bufferOf)),
    onBytes: (bytes) => port.post({ type: 'written', requestId, bytes }, [bytes.buffer]),
  });
  // Tells the owner that work has begun.
  port.post({ type: 'answering', requestId, share: 0 });
  await port.yieldToRequests();
  try {
    const answered = await answerTable(request, sink, port, {
      onShare: (share) => port.post({ type: 'answering', requestId, share }),
      isCancelled,
    });
    await sink.finish();
    return answered;
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

function bufferOf({ buffer }: Uint32Array<ArrayBuffer>): ArrayBuffer {
  return buffer;
}
