import * as vscode from 'vscode';
import type { ExpectationFile } from '../expectations/expectation.ts';
import { isExpectationFile, readExpectationFile } from '../expectations/readExpectationFile.ts';
import { sayError } from '../words/say.ts';

/** Names of files that may hold expectations; `isExpectationFile` tells. */
export const expectationPattern = '**/*neuron.test.{json,md}';

/** The item of a file, with one below it for each expectation, at its line. */
export class ExpectationItems {
  readonly #controller: vscode.TestController;

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  /** The files of the workspace: those that are new get an item, and those that are gone lose theirs. */
  async discover(): Promise<void> {
    const found = await vscode.workspace.findFiles(expectationPattern, '**/node_modules/**');
    const files = found.filter(isExpectationUri);
    const known = new Set(files.map(String));
    for (const [id] of this.#controller.items) if (!known.has(id)) this.#controller.items.delete(id);
    await Promise.all(files.map((uri) => this.read(uri)));
  }

  /** Reads a file as it is now, its unsaved edits included. What cannot be read is said at its item. */
  async read(uri: vscode.Uri): Promise<ExpectationFile | undefined> {
    const { items } = this.#controller;
    const item = items.get(uri.toString()) ?? this.#controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    items.add(item);
    try {
      const file = readExpectationFile(uri.path, await textOf(uri));
      item.error = undefined;
      item.children.replace(
        file.expectations.map(({ line, text }, index) => {
          const child = this.#controller.createTestItem(`${uri.toString()}#${index}`, text, uri);
          child.range = new vscode.Range(line, 0, line, 0);
          child.sortText = String(index).padStart(6, '0');
          return child;
        }),
      );
      return file;
    } catch (error) {
      item.children.replace([]);
      item.error = sayError(error);
      return undefined;
    }
  }

  /** The file is not there any more. */
  drop(uri: vscode.Uri): void {
    this.#controller.items.delete(uri.toString());
  }
}

/** True for what may hold expectations by its name. */
export function isExpectationUri(uri: vscode.Uri): boolean {
  return isExpectationFile(uri.path.split('/').at(-1) ?? '');
}

/** Text of a file, as the editor shows it where it is open. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
