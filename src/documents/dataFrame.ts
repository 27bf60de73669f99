import * as vscode from 'vscode';
import { message, sentences, type Message } from '../message.ts';
import { CancelledError, UserError } from '../userError.ts';
import { printedTable, printingCode } from './dataFrameCode.ts';

/** The part of the API of Jupyter's extension that is used; old versions of it have none. */
interface JupyterApi {
  readonly kernels?: {
    getKernel(notebook: vscode.Uri): Thenable<JupyterKernel | undefined>;
  };
}

interface JupyterKernel {
  executeCode(code: string, token: vscode.CancellationToken): AsyncIterable<{ readonly items: readonly vscode.NotebookCellOutputItem[] }>;
}

const JUPYTER = 'ms-toolsai.jupyter';
/** The names of printed text that VS Code and the documentation of Jupyter's extension give. */
const TEXT_OUTPUTS: readonly string[] = ['application/vnd.code.notebook.stdout', 'application/x.notebook.stream.stdout'];
const ERROR_OUTPUT = 'application/vnd.code.notebook.error';
/** A variable, possibly with an attribute or an item. */
const expression = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

/**
 * A data frame of a notebook's kernel as CSV. Rejects with a UserError where Jupyter's extension or a running kernel is missing, or where the
 * name is not that of a data frame.
 */
export async function readDataFrame(notebook: vscode.Uri, name: string, token: vscode.CancellationToken): Promise<string> {
  if (!expression.test(name)) throw new UserError(message('"{name}" is not the name of a data frame.', { name }));
  const kernel = await findKernel(notebook);
  if (!kernel) {
    throw new UserError(
      message(
        'There is no running kernel that can be asked: the Jupyter extension has to be installed, and a cell of the notebook to have run. Or copy the table as CSV: run {code} in a cell, and train on that file.',
        { code: `${name}.to_csv("${name}.csv", index=False)` },
      ),
    );
  }
  const text = await outputOf(kernel, name, token);
  if (token.isCancellationRequested) throw new CancelledError();
  const table = printedTable(text);
  if (table === undefined) throw notADataFrame(name);
  return table;
}

async function findKernel(notebook: vscode.Uri): Promise<JupyterKernel | undefined> {
  const extension = vscode.extensions.getExtension<JupyterApi | undefined>(JUPYTER);
  try {
    return await (await extension?.activate())?.kernels?.getKernel(notebook);
  } catch (error) {
    throw unreachable(error);
  }
}

/** What the kernel prints. Rejects with a UserError for an error in the kernel, and where it has ended. */
async function outputOf(kernel: JupyterKernel, name: string, token: vscode.CancellationToken): Promise<string> {
  let text = '';
  // A kernel may send a part of a character at a time.
  const decoder = new TextDecoder();
  try {
    for await (const { items } of kernel.executeCode(printingCode(name), token)) {
      for (const { mime, data } of items) {
        if (mime === ERROR_OUTPUT && !token.isCancellationRequested) throw notADataFrame(name, errorIn(data));
        if (TEXT_OUTPUTS.includes(mime)) text += decoder.decode(data, { stream: true });
      }
    }
  } catch (error) {
    if (token.isCancellationRequested) throw new CancelledError();
    throw error instanceof UserError ? error : unreachable(error);
  }
  return text;
}

/** What Python said, as "NameError: name 'df' is not defined". */
function errorIn(data: Uint8Array): Message | undefined {
  try {
    const { name, message: said } = JSON.parse(new TextDecoder().decode(data)) as { name?: unknown; message?: unknown };
    if (typeof name !== 'string' || typeof said !== 'string') return undefined;
    return message('The kernel says: {reason}', { reason: said.startsWith(name) ? said : `${name}: ${said}` });
  } catch {
    return undefined;
  }
}

function unreachable(error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(
    message('The kernel of the notebook could not be asked ({reason}). Restart it, and run the cells again.', { reason }),
  );
}

function notADataFrame(name: string, reason?: Message): UserError {
  return new UserError(
    sentences(message('"{name}" could not be written as CSV by the kernel: it has to be a data frame of pandas.', { name }), reason),
  );
}
