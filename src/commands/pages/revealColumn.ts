import { message } from '../../message.ts';
import * as vscode from 'vscode';
import { findColumn, type TextPlace } from '../../csv/findColumn.ts';
import type { TableShape } from '../../csv/readRecordAt.ts';
import { linesOf, TooMuchText } from '../../documents/linesOf.ts';
import { openTable } from '../../documents/openedTable.ts';
import { columnOf, showTable } from '../../documents/textColumn.ts';
import { UserError } from '../../userError.ts';

/** Characters that are searched for the header: enough for 100 000 columns, and read too fast to be noticed. */
const MOST_LENGTH = 5_000_000;

/**
 * Selects the name of a column in the table's editor; `absent` when the present document has no such column. Throws a UserError when it cannot be
 * shown.
 */
export async function revealColumn(uri: vscode.Uri, shape: TableShape | undefined, name: string): Promise<'shown' | 'absent'> {
  const fileName = vscode.workspace.asRelativePath(uri);
  if (!shape) throw new UserError(message('Nothing has been trained on {name} yet. Run "Train Neuron" on it first.', { name: fileName }));
  const { document } = await openTable(uri);
  if (!document) {
    throw new UserError(message('{fileName} is larger than 50 MB: VS Code does not let extensions show a place in it.', { fileName }));
  }
  const place = find(document, shape, name, fileName);
  if (!place) return 'absent';
  const { start, end } = place;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await showTable(document);
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(document.uri), selection });
  return 'shown';
}

function find(document: vscode.TextDocument, shape: TableShape, name: string, fileName: string): TextPlace | undefined {
  try {
    return findColumn(linesOf(document, MOST_LENGTH), shape, name);
  } catch (error) {
    if (!(error instanceof TooMuchText)) throw error;
    throw new UserError(
      message('The first line of {fileName} is too long to look for the names of its columns. Is a quote left open there?', { fileName }),
    );
  }
}
