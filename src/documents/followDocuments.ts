import * as vscode from 'vscode';
import { onDidCloseUntitled } from './closedTables.ts';
import type { SessionServices } from './sessionServices.ts';
import { onDidRenameTables } from './renamedTables.ts';

/** What keeps state about documents. */
export interface DocumentFollowers extends SessionServices {
  readonly panels: {
    rename(documentUri: string, newUri: string): void;
    close(documentUri: string): void;
  };
}

/** Moves the state of a renamed document, and drops that of an untitled one that is closed. */
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
