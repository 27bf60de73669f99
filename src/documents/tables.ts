import * as vscode from 'vscode';
import { showOverrides } from '../visibleText.ts';
import { holdsTable, textPattern } from './textTables.ts';

const tableLanguages = ['csv', 'tsv', 'csv (semicolon)', 'csv (pipe)', 'csv (whitespace)', 'dynamic csv'];
const tablePath = /\.(csv|tsv|tab)$/i;

/** Documents that are tables by language or file name, and those that may be: see `isTable`. */
export const tableSelector: vscode.DocumentSelector = [
  ...tableLanguages.map((language) => ({ language })),
  { pattern: '**/*.{csv,tsv,tab,CSV,TSV,TAB}' },
  { pattern: textPattern },
];

/** True for a document that is a table by language or file name or, where these do not decide, by its text. */
export function isTable(document: vscode.TextDocument): boolean {
  return tableLanguages.includes(document.languageId) || tablePath.test(document.uri.path) || holdsTable(document);
}

/** The tables in the tabs of all groups, each once, as far as VS Code reveals what they contain. */
export function openTableUris(): vscode.Uri[] {
  const uris = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.map(({ input }) => tableOfInput(input)))
    .filter((uri) => uri !== undefined);
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

function tableOfInput(input: unknown): vscode.Uri | undefined {
  if (!(input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom)) return undefined;
  const uri = input.uri.toString();
  const shown = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  return (shown ? isTable(shown) : tablePath.test(input.uri.path)) ? input.uri : undefined;
}

/**
 * The table that a command without an argument refers to: that of the active tab (a text editor, another extension's table editor or one of our
 * panels).
 */
export function activeTableUri(panelUri: () => string | undefined): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputWebview) {
    const uri = panelUri();
    return uri === undefined ? undefined : vscode.Uri.parse(uri, true);
  }
  if (input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText) {
    const uri = input.uri.toString();
    // VS Code does not know the documents of all custom editors, and hides those above 50 MB.
    const shown = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return (shown ? isTable(shown) : tablePath.test(input.uri.path)) ? input.uri : undefined;
  }
  const document = vscode.window.activeTextEditor?.document;
  return document && isTable(document) ? document.uri : undefined;
}

/** A document's file name, for titles. */
export function fileNameOf(documentUri: string): string {
  return showOverrides(vscode.Uri.parse(documentUri).path.split('/').at(-1) ?? documentUri);
}
