import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { examTable, rejection } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

type Output = { readonly items: readonly vscode.NotebookCellOutputItem[] };
type Execute = (code: string, token: vscode.CancellationToken) => AsyncIterable<Output>;
type GetKernel = (notebook: vscode.Uri) => Promise<unknown>;

const { stdout, stderr, error, text } = vscode.NotebookCellOutputItem;

/** The extension that stands in Jupyter's place (jupyterExtension.ts); on the desktop there is none. */
const jupyter = vscode.extensions.getExtension<{ pretend?(getKernel: GetKernel): void }>('ms-toolsai.jupyter');

suite('a data frame of a notebook', () => {
  let notebook: vscode.NotebookDocument;

  suiteSetup(async function () {
    if ((await jupyter?.activate())?.pretend === undefined) this.skip();
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'df', 'python');
    notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
  });
  suiteTeardown(async () => {
    jupyter?.exports.pretend?.(() => Promise.resolve(undefined));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const pretend = (getKernel: GetKernel) => jupyter?.exports.pretend?.(getKernel);
  const withKernel = (executeCode: Execute) => pretend(() => Promise.resolve({ language: 'python', status: 'idle', executeCode }));
  const train = async (name = 'df') => {
    await vscode.window.showNotebookDocument(notebook);
    return vscode.commands.executeCommand<{ readonly uri: string }>('neuron.trainDataFrame', name);
  };
  const printed = (...outputs: readonly (readonly vscode.NotebookCellOutputItem[])[]): Execute =>
    async function* () {
      for (const items of outputs) yield await Promise.resolve({ items });
    };

  test('is asked of the kernel of the notebook in front, and trained as an unsaved table', async () => {
    const asked: string[] = [];
    const table = examTable(60).replace('exam1', 'größe 값');
    const bytes = new TextEncoder().encode(`<neuron-table>${table}</neuron-table>\n`);
    // The kernel prints in pieces, one of which ends within a character, and says other things between.
    const within = bytes.indexOf(0xc3) + 1;
    const piece = (from: number, to?: number) => new vscode.NotebookCellOutputItem(bytes.subarray(from, to), stdout('').mime);
    pretend((uri) => {
      asked.push(uri.toString());
      const execute = printed(
        [stdout('starting\n')],
        [stderr('a warning')],
        [piece(0, within)],
        [text('<df>', 'text/html'), piece(within)],
      );
      return Promise.resolve({
        language: 'python',
        status: 'idle',
        executeCode: (code: string, token: vscode.CancellationToken) => {
          asked.push(code);
          return execute(code, token);
        },
      });
    });
    await train('frames.df');
    assert.equal(asked[0], notebook.uri.toString());
    assert.match(asked[1], /^print\(.*\(frames\.df\)/);
    const trained = vscode.workspace.textDocuments.find((document) => document.getText() === table);
    assert.ok(trained?.isUntitled === true, 'the table is a document of its own');
  });

  test('that is not there, or is none, is told in the words of the kernel', async () => {
    withKernel(printed([error(Object.assign(new Error("name 'df' is not defined"), { name: 'NameError' }))]));
    assert.match(await rejection(train()), /"df" could not be written as CSV .* The kernel says: NameError: name 'df' is not defined/);
    withKernel(printed([new vscode.NotebookCellOutputItem(new Uint8Array([0x7b, 0xff]), error(new Error('')).mime)]));
    assert.match(await rejection(train()), /"df" could not be written as CSV by the kernel/);
    withKernel(printed([stdout('nothing of the kind')]));
    assert.match(await rejection(train()), /"df" could not be written as CSV by the kernel/);
    withKernel(printed([stdout('<neuron-table></neuron-table>')]));
    assert.match(await rejection(train()), /empty/);
  });

  test('needs a kernel: none, one that has ended and one that may not be asked are told apart', async () => {
    pretend(() => Promise.resolve(undefined));
    assert.match(await rejection(train()), /no running kernel that can be asked/);
    pretend(() => Promise.reject(new Error('Access was denied')));
    assert.match(await rejection(train()), /could not be asked \(Access was denied\)\. Restart it/);
    withKernel(() => {
      throw new Error('Kernel is disposed');
    });
    assert.match(await rejection(train()), /could not be asked \(Kernel is disposed\)/);
    withKernel(async function* () {
      yield await Promise.resolve({ items: [stdout('<neuron-table>a,b\n1,')] });
      throw new Error('The kernel died');
    });
    assert.match(await rejection(train()), /could not be asked \(The kernel died\)/);
  });

  test('that a busy kernel does not give can be cancelled, which says nothing and leaves no document', async () => {
    const before = vscode.workspace.textDocuments.length;
    const source = new vscode.CancellationTokenSource();
    withKernel(async function* (_, token) {
      const cancelled = new Promise<void>((resolve) => void token.onCancellationRequested(() => resolve()));
      yield await Promise.resolve({ items: [stdout('<neuron-table>a,b\n1,')] });
      source.cancel();
      await cancelled;
    });
    const told: unknown[] = [];
    await whileWrapped(
      vscode.window,
      'showErrorMessage',
      (_, [said]) => {
        told.push(said);
        return Promise.resolve(undefined);
      },
      () =>
        whileWrapped(
          vscode.window,
          'withProgress',
          (_, [options, task]) => {
            assert.equal((options as vscode.ProgressOptions).cancellable, true);
            return (task as (progress: unknown, token: vscode.CancellationToken) => unknown)({ report: () => undefined }, source.token);
          },
          () => rejection(train()),
        ),
    );
    assert.deepEqual(told, []);
    assert.equal(vscode.workspace.textDocuments.length, before);
  });
});
