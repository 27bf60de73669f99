import * as vscode from 'vscode';
import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import { printedTable, printingCode } from './dataFrameCode.ts';

/** The part of the API of Jupyter's extension that is used. */
interface JupyterApi {
  readonly kernels: {
    getKernel(notebook: vscode.Uri): Thenable<JupyterKernel | undefined>;
  };
}

interface JupyterKernel {
  executeCode(code: string, token: vscode.CancellationToken): AsyncIterable<{ readonly items: readonly vscode.NotebookCellOutputItem[] }>;
}

const JUPYTER = 'ms-toolsai.jupyter';
const TEXT_OUTPUT = 'application/vnd.code.notebook.stdout';
const ERROR_OUTPUT = 'application/vnd.code.notebook.error';
/** A variable, possibly with an attribute or an item. */
const expression = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/**
 * A data frame of a notebook's kernel as CSV. Rejects with a UserError where Jupyter's extension or a running kernel is missing, or where the
 * name is not that of a data frame.
 */
export async function readDataFrame(notebook: vscode.Uri, name: string, token: vscode.CancellationToken): Promise<string> {
  if (!expression.test(name)) throw new UserError(message('"{name}" is not the name of a data frame.', { name }));
  const extension = vscode.extensions.getExtension<JupyterApi>(JUPYTER);
  const kernel = extension && (await (await extension.activate()).kernels.getKernel(notebook));
  if (!kernel) {
    throw new UserError(
      message(
        'There is no running kernel that can be asked: the Jupyter extension has to be installed, and a cell of the notebook to have run. Or copy the table as CSV: run {code} in a cell, and train on that file.',
        { code: `${name}.to_csv("${name}.csv", index=False)` },
      ),
    );
  }
  let text = '';
  for await (const { items } of kernel.executeCode(printingCode(name), token)) {
    for (const { mime, data } of items) {
      if (mime === ERROR_OUTPUT) throw notADataFrame(name);
      if (mime === TEXT_OUTPUT) text += new TextDecoder().decode(data);
    }
  }
  const table = printedTable(text);
  if (table === undefined) throw notADataFrame(name);
  return table;
}

function notADataFrame(name: string): UserError {
  return new UserError(message('"{name}" could not be written as CSV by the kernel: it has to be a data frame of pandas.', { name }));
}
