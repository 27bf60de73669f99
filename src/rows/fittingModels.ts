import * as vscode from 'vscode';
import { readCsv } from '../csv/readCsv.ts';
import type { Sessions } from '../session/sessions.ts';
import { UserError } from '../userError.ts';

/** The first lines show what the columns are called. */
const INSPECTED_LINES = 100;
const INSPECTED_LENGTH = 50_000;
/** More models are not offered. */
const MOST_MODELS = 3;

/** The tables, or files of models, of this window whose models find all of their columns in a document that has none of its own. */
export function fittingModels(document: vscode.TextDocument, sessions: Sessions): vscode.Uri[] {
  const models = sessions.documentUris.flatMap((documentUri) => {
    const model = documentUri === document.uri.toString() ? undefined : sessions.model(documentUri);
    return model ? [{ documentUri, columns: model.encoder.columns.map(({ column }) => column) }] : [];
  });
  if (models.length === 0) return [];
  const names = new Set(namesOf(document));
  return models
    .filter(({ columns }) => columns.every((column) => names.has(column)))
    .slice(0, MOST_MODELS)
    .map(({ documentUri }) => vscode.Uri.parse(documentUri, true));
}

/** The names of the columns; none where the first lines are no table by themselves. */
function namesOf(document: vscode.TextDocument): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  for (let line = 0; line < Math.min(document.lineCount, INSPECTED_LINES) && length < INSPECTED_LENGTH; line++) {
    const { text } = document.lineAt(line);
    lines.push(text);
    length += text.length;
  }
  try {
    return readCsv(lines.join('\n')).names;
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
