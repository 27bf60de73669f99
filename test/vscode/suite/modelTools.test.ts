import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { verbatim } from '../../../src/message.ts';
import { createModelTools } from '../../../src/tools/modelTools.ts';
import { adaptTool } from '../../../src/tools/registerTools.ts';
import { examTable, openFile, rejection } from './tables.ts';

const token = () => new vscode.CancellationTokenSource().token;

/** What the tool has told the model. */
async function invoke(name: string, input: object): Promise<Record<string, unknown>> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token());
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as Record<string, unknown>;
}

suite('tools for language models', () => {
  let document: vscode.TextDocument;
  suiteSetup(async () => {
    document = await openFile('tools.csv', examTable(80));
    await vscode.extensions.getExtension('neuron-lab.neuron')?.activate();
  });
  const beside = (name: string) => vscode.Uri.joinPath(document.uri, '..', name);

  test('are there, with schemas that come from the table of options', () => {
    const tools = new Map(vscode.lm.tools.map(({ name, inputSchema }) => [name, inputSchema]));
    for (const name of ['neuron_train', 'neuron_predict', 'neuron_describe', 'neuron_export']) assert.ok(tools.has(name), name);
    const { properties } = tools.get('neuron_train') as { properties: Record<string, { maximum?: number }> };
    assert.equal(properties.epochs.maximum, 1_000_000);
  });

  test('describe, train, predict and export one after another', async () => {
    const described = await invoke('neuron_describe', { table: 'tools.csv' });
    assert.deepEqual([described.target, described.features], ['pass', ['exam1', 'exam2']]);
    const trained = await invoke('neuron_train', { table: 'tools.csv', target: 'pass', epochs: 30, hidden: [4] });
    assert.deepEqual([trained.target, trained.epochs], ['pass', 30]);
    const answer = await invoke('neuron_predict', { table: document.uri.toString(), values: { exam1: 90, exam2: '90' } });
    assert.deepEqual([answer.value, (answer.contributions as unknown[]).length], ['1', 2]);
    const row = await invoke('neuron_predict', { table: 'tools.csv', line: 2 });
    assert.equal(row.actual, document.lineAt(1).text.split(',')[2]);
    const { written } = await invoke('neuron_export', { table: 'tools.csv', format: 'python', to: 'tools_model.py' });
    assert.equal(written, 'tools_model.py');
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(beside('tools_model.py'))), /^def predict\(row\):$/m);
    const model = (await invoke('neuron_describe', { table: 'tools.csv' })).model;
    assert.match(String(model), /^# pass, predicted from tools\.csv/);
  });

  test('refuse wrong arguments in words', async () => {
    for (const [name, input, said] of [
      ['neuron_train', { table: 'nowhere.csv' }, /There is no table nowhere\.csv in the workspace/],
      ['neuron_train', { table: '../outside.csv' }, /There is no table \.\.\/outside\.csv/],
      ['neuron_train', { table: '/etc/passwd' }, /There is no table/],
      ['neuron_train', { table: 'tools.csv', target: 'nothing' }, /There is no column "nothing"/],
      ['neuron_train', { table: 'tools.csv', epochs: 0 }, /epochs/],
      ['neuron_predict', { table: 'tools.csv' }, /Give either "values"/],
      ['neuron_predict', { table: 'tools.csv', values: { exam1: 1 } }, /A value for "exam2" is needed/],
      ['neuron_predict', { table: 'tools.csv', line: 1 }, /Line 1 of tools\.csv holds no row/],
      ['neuron_train', { table: 'file:///etc/passwd' }, /There is no table/],
      ['neuron_train', { table: 'x/../../../etc/passwd' }, /There is no table/],
      ['neuron_train', { table: 'tools.csv\0' }, /There is no table/],
      ['neuron_train', { table: { path: 'tools.csv' } }, /"table" has to name a table/],
      ['neuron_train', { table: 'tools.csv', nothing: 1 }, /nothing/],
      ['neuron_predict', { table: 'tools.csv', values: { ['__proto__']: 1 } }, /A value for "exam1" is needed/],
      ['neuron_predict', { table: 'tools.csv', line: 1e9 }, /holds no row|no line/],
      ['neuron_predict', { table: 'tools.csv', line: '2' }, /"line" has to be a whole number/],
      ['neuron_export', { table: 'tools.csv', format: 'exe', to: 'out' }, /format/],
      ['neuron_export', { table: 'tools.csv', format: 'python', to: '.' }, /could not be written/],
      ['neuron_export', { table: 'tools.csv', format: 'python', to: 'https://example.com/out.py' }, /"to" has to name a file/],
      ['neuron_export', { table: 'tools.csv', format: 'python', to: '../out.py' }, /"to" has to name a file in the workspace/],
    ] as const) {
      assert.match(await rejection(invoke(name, input)), said, `${name} ${JSON.stringify(input)}`);
    }
  });

  test('write nothing before somebody has agreed to it', async () => {
    const done: string[] = [];
    const act = (name: string) => () => {
      done.push(name);
      return Promise.reject(new Error(`${name} was called`));
    };
    const tools = createModelTools({
      ...{ train: act('train'), predictSample: act('predictSample'), predictRow: act('predictRow'), describe: act('describe') },
      ...{ card: act('card'), write: act('write'), limits: () => Promise.resolve([verbatim('It cannot do all.')]) },
    });
    const prepare = async (name: string, input: Record<string, unknown>) => {
      const prepared = await adaptTool(tools[name]).prepareInvocation?.({ input }, token());
      assert.ok(prepared?.invocationMessage);
      const { title, message } = prepared.confirmationMessages ?? {};
      return [title, message instanceof vscode.MarkdownString ? message.value.replaceAll('\\', '') : message];
    };
    const training = await prepare('neuron_train', { table: 'tools.csv' });
    assert.deepEqual(training, ['Train Neuron', 'Train a network on tools.csv? Its answer takes the place of the one before.']);
    for (const name of ['neuron_predict', 'neuron_describe'])
      assert.deepEqual(await prepare(name, { table: 'tools.csv' }), [undefined, undefined]);
    const fresh = await prepare('neuron_export', { table: 'tools.csv', format: 'python', to: 'never.py' });
    assert.deepEqual(fresh, ['Export Model', 'Write the model of tools.csv to never.py (Python)? It cannot do all.']);
    const [, over] = await prepare('neuron_export', { table: 'tools.csv', format: 'python', to: 'tools.csv' });
    assert.match(over ?? '', /tools\.csv already exists\. Overwrite it\?/);
    assert.deepEqual(done, []);
  });
});
