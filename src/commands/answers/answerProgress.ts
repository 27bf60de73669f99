import * as vscode from 'vscode';
import { message } from '../../message.ts';
import type { PendingAnswer } from '../../session/tableQuestions.ts';
import { say } from '../../words/say.ts';

/** Work that takes longer than this gets a notification. */
const patienceMs = 1000;

/** Receives the share of the table that has been answered, 0…1. */
export type ShareListener = (share: number) => void;

/** Waits for answers; slow work shows its progress and "Cancel". `begin` receives the function to report progress to. */
export async function withAnswerProgress<Answer>(name: string, begin: (onShare: ShareListener) => PendingAnswer<Answer>): Promise<Answer> {
  let share = 0;
  let onShare: ShareListener = () => undefined;
  const asked = begin((now) => {
    share = now;
    onShare(now);
  });
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: say(message('Answering the rows of {name}', { name })), cancellable: true },
      async (progress, token) => {
        let shown = 0;
        onShare = (now) => {
          progress.report({ increment: (now - shown) * 100 });
          shown = now;
        };
        onShare(share);
        token.onCancellationRequested(asked.cancel);
        // The caller handles a rejection.
        await asked.answer.then(undefined, () => undefined);
      },
    );
  }, patienceMs);
  try {
    return await asked.answer;
  } finally {
    clearTimeout(timer);
  }
}
