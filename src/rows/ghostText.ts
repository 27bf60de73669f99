import * as vscode from 'vscode';
import { readHeader, type LineSource } from '../csv/readRecordAt.ts';
import { beginsComment } from '../csv/lineText.ts';
import { linesOf, TooMuchText } from '../documents/linesOf.ts';
import { isGhostTextShown } from '../documents/settings.ts';
import { isTable } from '../documents/tables.ts';
import type { Model } from '../model/model.ts';
import { UserError } from '../userError.ts';
import { inSlices } from './inSlices.ts';
import type { RowPredictions } from './rowPredictions.ts';
import { completeInSteps } from './typedRow.ts';

/** The number of rows above that serve as examples of how to write the answer. */
const MOST_EXAMPLES = 20;

/** Suggests the answer for a row that is being typed, as text after the caret, if the setting `neuron.ghostText` is on. */
export class GhostText implements vscode.InlineCompletionItemProvider {
  readonly #predictions: Pick<RowPredictions, 'model' | 'newerRun'>;

  constructor(predictions: Pick<RowPredictions, 'model' | 'newerRun'>) {
    this.#predictions = predictions;
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    { selectedCompletionInfo }: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    // Another completion's list is open, so Tab belongs to it.
    if (selectedCompletionInfo || !isTable(document) || !isGhostTextShown(document.uri)) return [];
    const model = await this.#predictions.model(document.uri);
    // While a newer run is going on, failed or was set aside, the answer is out of date.
    if (!model || token.isCancellationRequested || this.#predictions.newerRun(document.uri) !== undefined) return [];
    const text = await completionAt(document, position, model);
    return text === undefined ? [] : [new vscode.InlineCompletionItem(text, new vscode.Range(position, position))];
  }
}

async function completionAt(
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
  model: Model,
): Promise<string | undefined> {
  try {
    const source = linesOf(document);
    const header = readHeader(source, model.table);
    const text = source.lineAt(line);
    if (!header || beginsComment(text)) return undefined;
    const first = header.record.endLine + (model.table.hasHeader === false ? 0 : 1);
    const above = linesAbove(source, line, first);
    if (line < first) return undefined;
    const typed = { before: text.slice(0, character), after: text.slice(character), above };
    return await inSlices(completeInSteps(typed, header.names, model));
  } catch (error) {
    // A quote is open, a column is missing, or a line is far too long: suggest nothing.
    if (error instanceof UserError || error instanceof TooMuchText) return undefined;
    throw error;
  }
}

/** The lines above `line`, down from the nearest to `first`. */
function linesAbove(source: LineSource, line: number, first: number): string[] {
  const lines: string[] = [];
  for (let at = line - 1; at >= Math.max(first, line - MOST_EXAMPLES); at--) lines.push(source.lineAt(at));
  return lines;
}
