import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { examTable, openFile, openText, rejection, train } from './tables.ts';

type Start = () => PromiseLike<unknown>;

/** The error messages that Neuron shows while something runs, and how it ends. */
async function watchMessages(
  start: Start,
): Promise<{ readonly shown: readonly string[]; readonly rejected?: string; readonly value?: unknown }> {
  const shown: string[] = [];
  const original = Object.getOwnPropertyDescriptor(vscode.window, 'showErrorMessage');
  assert.ok(original, 'showErrorMessage is what this test takes it for');
  // The suite lies in the extension's own folder and is therefore given the same API object.
  Object.defineProperty(vscode.window, 'showErrorMessage', {
    ...original,
    value: (message: string) => {
      shown.push(message);
      return Promise.resolve(undefined);
    },
  });
  try {
    return { shown, value: await start() };
  } catch (error) {
    assert.ok(error instanceof Error);
    return { shown, rejected: error.message };
  } finally {
    Object.defineProperty(vscode.window, 'showErrorMessage', original);
  }
}

const run =
  (command: string, ...parameters: unknown[]): Start =>
  () =>
    vscode.commands.executeCommand(command, ...parameters);

suite('commands that a person starts', () => {
  let untrainable: vscode.TextDocument;
  suiteSetup(async () => {
    untrainable = await openFile('one class.csv', 'x,y\n1,1\n2,1\n3,1\n');
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const cause = /No column besides "x" can be learned from/;

  test('from the explorer, an editor title or the palette: the message is shown once and nothing rejects', async () => {
    const { uri } = untrainable;
    await vscode.window.showTextDocument(untrainable);
    for (const parameters of [
      [uri, [uri]],
      [uri, [uri, vscode.Uri.joinPath(uri, '..', 'fruit.csv')]],
      [uri, { groupId: 0 }],
      [],
      [undefined],
    ]) {
      const { shown, rejected } = await watchMessages(run('neuron.train', ...parameters));
      assert.equal(shown.length, 1, JSON.stringify(parameters));
      assert.match(shown[0] ?? '', cause);
      assert.equal(rejected, undefined, JSON.stringify(parameters));
    }
  });

  test('a link, an editor menu and another extension cannot be told apart: the message is shown and the command rejects', async () => {
    for (const parameters of [[untrainable.uri], [untrainable.uri.toString()], [untrainable.uri, { epochs: 3 }]]) {
      const { shown, rejected } = await watchMessages(run('neuron.train', ...parameters));
      assert.equal(shown.length, 1, JSON.stringify(parameters));
      assert.match(shown[0] ?? '', cause);
      assert.equal(rejected, shown[0]);
    }
  });

  test('with show: false a training only rejects', async () => {
    const { shown, rejected } = await watchMessages(run('neuron.train', untrainable.uri, { show: false }));
    assert.deepEqual(shown, []);
    assert.match(rejected ?? '', cause);
  });

  test('every other command says what is missing as well', async () => {
    await vscode.window.showTextDocument(untrainable);
    for (const command of ['neuron.crossValidate', 'neuron.sweep', 'neuron.predictRow', 'neuron.predictSample']) {
      for (const parameters of [[], [untrainable.uri, [untrainable.uri]]]) {
        const { shown, rejected } = await watchMessages(run(command, ...parameters));
        assert.equal(shown.length, 1, command);
        assert.match(shown[0] ?? '', /[Tt]rain/, command);
        assert.equal(rejected, undefined, command);
      }
      const { shown, rejected } = await watchMessages(run(command, untrainable.uri));
      assert.deepEqual(shown, [rejected], command);
    }
    const closed = vscode.Uri.from({ scheme: 'untitled', path: 'gone.csv' });
    const { shown } = await watchMessages(run('neuron.trainWith', closed, [closed]));
    assert.match(shown.join(), /gone\.csv has been closed/);
  });

  test('whoever asks for an answer only is told by the rejection alone', async () => {
    for (const [command, argument] of [
      ['neuron.predictRow', 1],
      ['neuron.predictSample', { x: 1 }],
      ['neuron.crossValidate', { folds: 3 }],
      ['neuron.sweep', { restarts: 1 }],
    ] as const) {
      const { shown, rejected } = await watchMessages(run(command, untrainable.uri, argument));
      assert.deepEqual(shown, [], command);
      assert.match(rejected ?? '', /[Tt]rain/, command);
    }
  });

  test('of a run that a newer one has replaced nobody is told, but the program that started it', async () => {
    const document = await openText(examTable(60));
    const start = run('neuron.train', document.uri, { epochs: 20_000, hidden: [8] });
    let ends: readonly PromiseSettledResult<unknown>[] = [];
    const { shown } = await watchMessages(async () => {
      ends = await Promise.allSettled([start(), start()]);
    });
    assert.deepEqual(shown, []);
    // Which of the two came first is the workbench's to say.
    const [replaced, ...others] = ends.filter((end) => end.status === 'rejected');
    assert.match(String(replaced?.reason), /replaced/);
    assert.equal(others.length, 0);
  });

  test('with more than one table in the window, nothing is trained but what is named', async () => {
    const front = await openFile('front.csv', examTable(30));
    await vscode.window.showTextDocument(front);
    const { uri } = front;
    for (const wrong of [42, true, [uri], { uri }, {}, '', 'front.csv', uri.fsPath, 'C:\\tables\\front.csv', () => uri]) {
      for (const command of [
        'neuron.train',
        'neuron.trainWith',
        'neuron.crossValidate',
        'neuron.sweep',
        'neuron.stop',
        'neuron.showNetwork',
        'neuron.savePicture',
      ]) {
        assert.match(await rejection(run(command, wrong)()), new RegExp(`^${command.replace('.', '\\.')} needs the URI of a table`));
      }
      assert.match(await rejection(run('neuron.predictRow', wrong, 1)()), /^neuron\.predictRow needs the URI of a table/);
      assert.match(await rejection(run('neuron.predictSample', wrong, {})()), /^neuron\.predictSample needs the URI of a table/);
    }
    assert.match(await rejection(run('neuron.predictRow', uri, 1)()), /Nothing has been trained on front\.csv/);
  });

  test('a line, values and options of a wrong type are refused, not replaced by the cursor or by nothing', async () => {
    const document = await openText(examTable(30));
    const { uri } = document;
    await vscode.window.showTextDocument(document);
    await train(document);
    for (const line of ['3', -1, 1.5, Number.NaN, Infinity, true, {}, [], [3], { line: 3 }]) {
      assert.match(await rejection(run('neuron.predictRow', uri, line)()), /^neuron\.predictRow needs the line of a row as a whole number/);
    }
    for (const values of ['3', 3, false, [], [1, 2], new Map([['exam1', 1]]), uri]) {
      assert.match(await rejection(run('neuron.predictSample', uri, values)()), /^neuron\.predictSample needs an object with a value/);
    }
    for (const value of [null, undefined, Number.NaN, true, [1], { value: 1 }]) {
      const sample = { exam1: value, exam2: 1 };
      assert.match(await rejection(run('neuron.predictSample', uri, sample)()), /a text or a number for "exam1"/);
    }
    for (const command of ['neuron.train', 'neuron.crossValidate', 'neuron.sweep']) {
      for (const options of [42, 'epochs', false, [], ['epochs'], uri, new Map()]) {
        assert.match(
          await rejection(run(command, uri, options)()),
          new RegExp(`^${command.replace('.', '\\.')} needs its options as an object`),
        );
      }
    }
    for (const command of ['neuron.export', 'neuron.addPredictions', 'neuron.predictFile', 'neuron.goOn', 'neuron.crossValidate']) {
      for (const name of ['fromat', 'constructor']) {
        assert.match(
          await rejection(run(command, uri, { [name]: 1 })()),
          new RegExp(`^${command.replace('.', '\\.')} has no option "${name}"`),
        );
      }
    }
    assert.match(await rejection(run('neuron.goOn', uri, { show: 0 })()), /^neuron\.goOn needs true or false as "show", but got 0/);
    assert.match(await rejection(run('neuron.compareModels', uri, uri, { show: 'no' })()), /needs true or false as "show"/);
    assert.match(await rejection(run('neuron.addPredictions', uri, { intervals: 1 })()), /needs true or false as "intervals"/);
  });

  test('what cannot be read says why without the words of VS Code’s classes', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0].uri ?? vscode.Uri.file('/');
    for (const command of ['neuron.train', 'neuron.crossValidate', 'neuron.openModel', 'neuron.showTable', 'neuron.lens.target']) {
      for (const [uri, why] of [
        [
          vscode.Uri.parse('http://127.0.0.1:9/c.csv'),
          /c\.csv could not be read: (Failed to fetch|there are no files here whose address begins with "http:")/,
        ],
        [vscode.Uri.parse('mailto:a@b'), /there are no files here whose address begins with "mailto:"/],
        [folder, /it is a folder/],
        [vscode.Uri.joinPath(folder, 'nowhere', 'none.csv'), /there is no such file in .*nowhere/],
      ] as const) {
        const said = await rejection(run(command, uri, {})());
        assert.match(said, why);
        assert.doesNotMatch(said, /Error|Detail|resource|vscode-remote/);
      }
    }
  });

  test('the row of the cursor is that of the table which is named, wherever the focus is', async () => {
    const document = await openFile('with cursor.csv', examTable(30));
    await train(document);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    const other = await openText('some notes', 'plaintext');
    await vscode.window.showTextDocument(other, vscode.ViewColumn.Beside);
    const expected = await run('neuron.predictRow', document.uri, 4)();
    assert.deepEqual(await run('neuron.predictRow', document.uri)(), expected);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.match(await rejection(run('neuron.predictRow', document.uri)()), /No editor shows with cursor\.csv\. Open it/);
  });
});
