import * as vscode from 'vscode';
import { message, type Message } from '../../message.ts';
import { CancelledError } from '../../userError.ts';
import { say } from '../../words/say.ts';

/** Asks for the file of a table. Rejects with a CancelledError when the user cancels. */
export async function chooseTableFile(title: Message, openLabel: Message): Promise<vscode.Uri> {
  const tables = {
    [say(message('Tables'))]: ['csv', 'tsv', 'tab', 'psv', 'txt', 'dat', 'data', 'xlsx', 'parquet', 'jsonl', 'ndjson'],
    [say(message('All files'))]: ['*'],
  };
  const chosen = await vscode.window.showOpenDialog({ title: say(title), openLabel: say(openLabel), filters: tables });
  if (!chosen) throw new CancelledError();
  return chosen[0];
}
