import * as vscode from 'vscode';
import { readCsv } from '../csv/readCsv.ts';
import type { Sessions } from '../session/sessions.ts';
import { UserError } from '../userError.ts';

/** The first lines contain the column names. */
const INSPECTED_LINES = 100;
const INSPECTED_LENGTH = 50_000;
/** At most this many models are offered. */
const MOST_MODELS = 3;

/** Tables and model files in this window whose model finds all its columns in the given document, which has no model of its own. */
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

/** The column names; empty if the first lines are not a table by themselves. */
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
