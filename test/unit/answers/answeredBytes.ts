import type { AnsweredTable, AnswerTask } from '../../../src/protocol/answeredTable.ts';
import type { AnsweringModel } from '../../../src/protocol/tableQuestions.ts';
import { createSink } from '../../../src/training/answers/answerSink.ts';
import { answerTable } from '../../../src/training/answers/answerTable.ts';

/** The bytes of a file with a model's answers added, and what was reported about it. */
export async function answeredBytes(
  bytes: Uint8Array<ArrayBuffer>,
  model: AnsweringModel,
  task: AnswerTask = 'add',
  withInterval = false,
): Promise<{ readonly bytes: Uint8Array; readonly table: AnsweredTable; readonly partCount: number }> {
  const parts: Uint8Array[] = [];
  const sink = createSink({ type: 'bytes' }, {}, { onEdits: () => undefined, onBytes: (part) => parts.push(part) });
  const port = { yieldToRequests: () => Promise.resolve() };
  const watch = { onShare: () => undefined, isCancelled: () => false };
  const table = await answerTable({ source: { type: 'bytes', bytes }, model, task, withInterval }, sink, port, watch);
  return { bytes: Buffer.concat(parts), table, partCount: parts.length };
}
