import * as vscode from 'vscode';
import { message } from '../message.ts';
import { unreadFile } from '../unreadFile.ts';
import { UserError } from '../userError.ts';

/**
 * Why a file could not be read or opened. VS Code's own errors repeat the address and name classes of errors, so the file system is asked; a
 * reason that it does not know is quoted.
 */
export async function unreadUri(uri: vscode.Uri, error: unknown): Promise<UserError> {
  const name = vscode.workspace.asRelativePath(uri);
  const { scheme } = uri;
  if (vscode.workspace.fs.isWritableFileSystem(scheme) === undefined) {
    return new UserError(
      message('{name} could not be read: there are no files here whose address begins with "{scheme}:". Save it as a file first.', {
        ...{ name, scheme },
      }),
    );
  }
  const folder = vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, '..'));
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return unreadFile(name, folder, vscode.FileSystemError.FileIsADirectory(uri));
  } catch (notThere) {
    return unreadFile(name, folder, withoutAddress(notThere));
  }
  return unreadFile(name, folder, withoutAddress(error));
}

/** "cannot open file:///a.csv. Detail: TypeError: Failed to fetch" without what stands in front of the reason. */
function withoutAddress(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const text = error.message.replace(/^cannot open .*?\. Detail: /s, '').replace(/^\w*Error: /, '');
  return Object.assign(new Error(text), 'code' in error ? { code: error.code } : {});
}
