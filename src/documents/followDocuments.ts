import * as vscode from 'vscode';
import type { ChanceTests } from '../session/chanceTests.ts';
import type { CrossValidations } from '../session/crossValidations.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Sweeps } from '../session/sweeps.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { onDidCloseUntitled } from './closedTables.ts';
import { onDidRenameTables } from './renamedTables.ts';
import type { SessionFiles } from './sessionFiles.ts';

/** Who knows something of a document. */
export interface DocumentFollowers {
  readonly sessions: Sessions;
  readonly runs: TrainingRuns;
  readonly validations: CrossValidations;
  readonly chances: ChanceTests;
  readonly sweeps: Sweeps;
  readonly files: SessionFiles;
  readonly panels: {
    rename(documentUri: string, newUri: string): void;
    close(documentUri: string): void;
  };
}

/** What becomes of a document becomes of what is known of it: that is renamed with it, and dropped with an untitled one that is closed. */
export function followDocuments(followers: DocumentFollowers): vscode.Disposable {
  return vscode.Disposable.from(
    onDidRenameTables(
      () => followers.sessions.documentUris,
      (documentUri, newUri) => rename(followers, documentUri, newUri),
    ),
    onDidCloseUntitled((documentUri) => forget(followers, documentUri)),
  );
}

function rename(followers: DocumentFollowers, documentUri: string, newUri: string): void {
  for (const uri of [documentUri, newUri]) cancelSeries(followers, uri);
  followers.runs.rename(documentUri, newUri);
  followers.panels.rename(documentUri, newUri);
  void followers.files.rename(documentUri, newUri);
}

function forget(followers: DocumentFollowers, documentUri: string): void {
  cancelSeries(followers, documentUri);
  followers.runs.forget(documentUri);
  followers.panels.close(documentUri);
  void followers.files.forget(documentUri);
}

function cancelSeries({ validations, chances, sweeps }: DocumentFollowers, documentUri: string): void {
  validations.cancel(documentUri);
  chances.cancel(documentUri);
  sweeps.cancel(documentUri);
}
