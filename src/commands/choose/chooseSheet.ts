import * as vscode from 'vscode';
import { openTable } from '../../documents/openedTable.ts';
import { formatOfPath } from '../../formats/tableFormat.ts';
import { message } from '../../message.ts';
import type { TableQuestions } from '../../session/tableQuestions.ts';
import { CancelledError } from '../../userError.ts';
import { say } from '../../words/say.ts';

/**
 * The table in a file. For a workbook with several sheets the user chooses one, which becomes the fragment of the URI. Rejects with a
 * CancelledError when the user cancels, and with a UserError for a file that is no workbook.
 */
export async function chooseSheet(file: vscode.Uri, questions: TableQuestions): Promise<vscode.Uri> {
  if (formatOfPath(file.path)?.type !== 'xlsx' || file.fragment !== '') return file;
  const names = await questions.listSheets(await (await openTable(file)).readSource());
  if (names.length < 2) return file;
  const picked = await vscode.window.showQuickPick(names, {
    title: say(message('Train Neuron')),
    placeHolder: say(message('Which sheet of {name} is the table?', { name: vscode.workspace.asRelativePath(file) })),
  });
  if (picked === undefined) throw new CancelledError();
  return file.with({ fragment: picked });
}
