import { createId } from '../platform/random.ts';
import type { Sessions } from '../session/sessions.ts';
import type { SessionFiles } from './sessionFiles.ts';

/** Restores a panel's document after a reload. A run cannot outlive its window: the panel that was watching it says so. */
export async function restoreSession(sessions: Sessions, files: SessionFiles, documentUri: string, wasRunning: boolean): Promise<void> {
  await files.load(documentUri);
  if (wasRunning) sessions.apply(documentUri, { type: 'interrupted', runId: createId() });
}
