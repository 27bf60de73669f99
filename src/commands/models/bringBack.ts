import { message } from '../../message.ts';
import type { Sessions } from '../../session/sessions.ts';
import { UserError } from '../../userError.ts';

/** Makes a remembered run of the document answer again. Throws a UserError where that is not possible. */
export function bringBack(sessions: Sessions, documentUri: string, runId: string): void {
  switch (sessions.bringBack(documentUri, runId)) {
    case 'done':
      return;
    case 'running':
      throw new UserError(message('A training is in progress: wait until it ends, or stop it, and then bring the other run back.'));
    case 'forgotten':
      throw new UserError(message('Only the figures of this run are left: its weights are no longer kept. Train with its settings again.'));
  }
}
