import * as vscode from 'vscode';
import type { ExpectationFile } from '../expectations/expectation.ts';
import { isExpectationFile, readExpectationFile } from '../expectations/readExpectationFile.ts';
import { sayError } from '../words/say.ts';

/** Names of files that may hold expectations; `isExpectationFile` decides. */
export const expectationPattern = '**/*neuron.test.{json,md}';

/** The test item of each file, with a child for each expectation at its line. */
export class ExpectationItems {
  readonly #controller: vscode.TestController;

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  /** Finds the workspace's files, adds items for new ones and removes the items of deleted ones. */
  async discover(): Promise<void> {
    const found = await vscode.workspace.findFiles(expectationPattern, '**/node_modules/**');
    const files = found.filter(isExpectationUri);
    const known = new Set(files.map(String));
    for (const [id] of this.#controller.items) if (!known.has(id)) this.#controller.items.delete(id);
    await Promise.all(files.map((uri) => this.read(uri)));
  }

  /** Reads a file as it is now, including unsaved edits. An error is shown at its item. */
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

  /** Call when the file no longer exists. */
  drop(uri: vscode.Uri): void {
    this.#controller.items.delete(uri.toString());
  }
}

/** True if a file with this name may hold expectations. */
export function isExpectationUri(uri: vscode.Uri): boolean {
  return isExpectationFile(uri.path.split('/').at(-1) ?? '');
}

/** Text of a file, from the editor if it is open there. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
