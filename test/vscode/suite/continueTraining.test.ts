import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { readNeuronFile } from '../../../src/exports/neuron/neuronFile.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { openPanel } from './panelPage.ts';
import { examTable, openFile, openText, rejection, train } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

function continueTraining(uri: vscode.Uri, options: object = {}): Thenable<LocalizedSummary> {
  return vscode.commands.executeCommand<LocalizedSummary>('neuron.goOn', uri, { show: false, ...options });
}

const sample = { exam1: 52, exam2: 47 };
const predict = (uri: vscode.Uri) => vscode.commands.executeCommand<Prediction>('neuron.predictSample', uri, sample);

suite('a training that goes on', () => {
  test('comes to what one training of all epochs comes to', async () => {
    const [document, whole] = [await openText(examTable(90)), await openText(examTable(90))];
    await train(document, { epochs: 20 });
    const summary = await continueTraining(document.uri, { epochs: 30 });
    const wanted = await train(whole, { epochs: 50 });
    assert.equal(summary.epochs, 50);
    assert.deepEqual([summary.train, summary.test, summary.rows], [wanted.train, wanted.test, wanted.rows]);
    assert.deepEqual(await predict(document.uri), await predict(whole.uri));
    // As many as before, where nothing is said.
    assert.equal((await continueTraining(document.uri)).epochs, 100);
  });

  test('goes on from weights that were changed by hand in the panel', async () => {
    const document = await openFile('by-hand.csv', examTable(60));
    const { runId } = await train(document, { epochs: 20 });
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    await page.hear((update) => (update.type === 'snapshot' ? update : undefined));
    await whileWrapped(
      vscode.window,
      'showInputBox',
      () => Promise.resolve('3'),
      async () => {
        page.say({ type: 'continueTraining', edited: { runId, epoch: 20, changes: [[0, 5]] } });
        const planned = await page.hear((update) =>
          update.type === 'event' && update.event.type === 'planned' ? update.event : undefined,
        );
        assert.equal(planned.initial.epoch, 20);
        assert.equal(planned.initial.weights[0], 5);
        assert.equal(planned.plan.continued?.epochs, 20);
        const outcome = await page.hear((update) =>
          update.type === 'event' && update.event.type === 'trained' ? update.event.outcome : undefined,
        );
        assert.equal(outcome.epochs, 23);
        // Three epochs of steps of a hundredth or so do not take it back.
        assert.ok(Math.abs(outcome.weights[0] - 5) < 0.5);
      },
    );
  });

  test('keeps what inputs mean and which rows are tested on, in a table that was changed', async () => {
    const document = await openText(examTable(60));
    const first = await train(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), '99,98,1\n3,4,0\n');
    await vscode.workspace.applyEdit(edit);
    const summary = await continueTraining(document.uri, { epochs: 5 });
    assert.equal(summary.rows.train + summary.rows.test, 62);
    assert.ok(summary.rows.test >= first.rows.test);
    assert.doesNotMatch(summary.warnings.join(' '), /known/);
    const before = await predict(document.uri);
    await vscode.workspace.applyEdit(replaceAll(document, 'exam1,other,pass\n1,2,0\n3,4,1\n'));
    assert.match(await rejection(continueTraining(document.uri)), /lacks columns that the model has learned from: exam2/);
    // What is refused changes nothing.
    assert.deepEqual(await predict(document.uri), before);
  });

  test('goes on from a file, on a table that is named', async () => {
    const document = await openFile('continued.csv', examTable(80));
    await train(document, { epochs: 10 });
    const to = vscode.Uri.joinPath(document.uri, '..', 'continued.neuron');
    await vscode.commands.executeCommand('neuron.export', document.uri, { format: 'neuron', to });
    const same = await openText(examTable(80));
    const summary = await continueTraining(to, { table: same.uri, epochs: 10 });
    const whole = await openText(examTable(80));
    const wanted = await train(whole, { epochs: 20 });
    assert.equal(summary.epochs, 20);
    assert.deepEqual([summary.train, summary.test], [wanted.train, wanted.test]);
    assert.deepEqual(await predict(same.uri), await predict(whole.uri));
    const other = await openText(examTable(120));
    const doubtful = await continueTraining(to, { table: other.uri, epochs: 10 });
    assert.match(doubtful.warnings.join(' '), /It is not known which of these rows the model has learned from before/);
    assert.match(await rejection(continueTraining(to)), /needs \{ table: URI \}/);
    await vscode.workspace.fs.delete(to);
  });

  test('leaves frozen units as they are, and says so in the summary and in the file', async () => {
    const document = await openFile('frozen.csv', examTable(90));
    await train(document, { epochs: 10, hidden: [3] });
    const frozen = [{ layer: 0, unit: 1 }];
    const before = await weightsOf(document.uri);
    const summary = await continueTraining(document.uri, { epochs: 10, frozen: [...frozen, ...frozen] });
    assert.deepEqual(summary.frozen, frozen);
    const after = await weightsOf(document.uri);
    // Two inputs and three units: weights into the second, and its bias.
    const same = after.flatMap((weight, place) => (weight === before[place] ? [place] : []));
    assert.deepEqual(same, [1, 4, 7]);
    // It stays so until it is said otherwise.
    assert.deepEqual((await continueTraining(document.uri, { epochs: 5 })).frozen, frozen);
    assert.equal((await weightsOf(document.uri))[4], before[4]);
    assert.equal((await continueTraining(document.uri, { epochs: 5, frozen: [] })).frozen, undefined);
    assert.notEqual((await weightsOf(document.uri))[4], before[4]);
    assert.match(
      await rejection(continueTraining(document.uri, { frozen: [{ layer: 0, unit: 3 }] })),
      /no unit 3 in layer 0 .*the network has 3, 1/,
    );
    assert.match(await rejection(continueTraining(document.uri, { frozen: 'all' })), /a list of units as "frozen"/);
    const all = [0, 1, 2].map((unit) => ({ layer: 0, unit }));
    assert.match(await rejection(continueTraining(document.uri, { frozen: [...all, { layer: 1, unit: 0 }] })), /nothing would be learned/);
    await vscode.workspace.fs.delete(document.uri);
  });

  test('a person is asked for how many further epochs, and who leaves the question changes nothing', async () => {
    const document = await openFile('asked.csv', examTable(60));
    await train(document, { epochs: 20 });
    const before = await predict(document.uri);
    const questions: vscode.InputBoxOptions[] = [];
    const answering = (typed: string | undefined) =>
      whileWrapped(
        vscode.window,
        'showInputBox',
        (_, [question]) => {
          questions.push(question as vscode.InputBoxOptions);
          return Promise.resolve(typed);
        },
        // As the palette and menus start it.
        () => vscode.commands.executeCommand<LocalizedSummary | undefined>('neuron.goOn', document.uri, [document.uri]),
      );
    assert.equal(await answering(undefined), undefined);
    assert.deepEqual(await predict(document.uri), before);
    await answering('7');
    const [first, second] = questions;
    assert.deepEqual([first?.prompt, first?.value], ['How many further epochs, after 20?', '20']);
    assert.deepEqual(second?.prompt, first?.prompt);
    for (const wrong of ['', '0', '-1', '2.5', 'many', '1000000']) {
      assert.match(JSON.stringify(await second?.validateInput?.(wrong)), /^"A whole number from 1 to 999\s980"$/, wrong);
    }
    assert.equal(await second?.validateInput?.('7'), undefined);
    await answering(undefined);
    // What was typed has been trained.
    assert.equal(questions[2]?.prompt, 'How many further epochs, after 27?');
  });

  test('what it cannot do is said in words', async () => {
    const document = await openText(examTable(40));
    assert.match(await rejection(continueTraining(document.uri)), /has no model to continue from/);
    await train(document);
    assert.match(await rejection(continueTraining(document.uri, { hidden: [4] })), /has no option "hidden".* keeps its columns, network/);
    assert.match(await rejection(continueTraining(document.uri, { epochs: 0.5 })), /a whole number from 1 on as "epochs", but got 0\.5/);
    assert.match(await rejection(continueTraining(document.uri, { epochs: 1_000_000 })), /continue for 1 to 999\s980 more/);
    assert.match(await rejection(continueTraining(document.uri, { table: 5 })), /the URI of a table as "table"/);
  });
});

/** As the file of the model has them. */
async function weightsOf(table: vscode.Uri): Promise<readonly number[]> {
  const to = vscode.Uri.joinPath(table, '..', 'frozen.neuron');
  await vscode.commands.executeCommand('neuron.export', table, { format: 'neuron', to });
  const { outcome } = readNeuronFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(to)));
  await vscode.workspace.fs.delete(to);
  return [...outcome.weights];
}

function replaceAll(document: vscode.TextDocument, text: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  return edit;
}
