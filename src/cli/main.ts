#!/usr/bin/env node
import { exportBytes, type ExportQuestion } from '../exports/exportedBytes.ts';
import { answerInThread, isAskedInThread } from '../platform/answerInThread.ts';
import { runProgram } from './runProgram.ts';

// In a thread of the editor this script, which has all formats, exports large models.
if (!isAskedInThread()) await runProgram();
else {
  answerInThread(async (question: ExportQuestion) => {
    const answer = await exportBytes(question);
    return { answer, transfer: answer.files.map(({ content }) => content.buffer) };
  });
}
