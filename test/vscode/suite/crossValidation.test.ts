import * as assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { CrossValidationScores } from '../../../src/evaluation/crossValidation.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { examTable, openText, rejection, train } from './tables.ts';

function crossValidate(document: vscode.TextDocument, options: object = {}): Thenable<CrossValidationScores> {
  return vscode.commands.executeCommand<CrossValidationScores>('neuron.crossValidate', document.uri, options);
}

suite('cross-validation', () => {
  test('answers every row once, by the same training, and leaves the model as it is', async () => {
    const document = await openText(examTable(103));
    await train(document, { epochs: 300 });
    const predict = () => vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 3);
    const [before, version] = [await predict(), document.version];
    const scores = await crossValidate(document);
    assert.deepEqual([scores.folds, scores.rows], [5, 103]);
    assert.equal(scores.accuracy?.overall, (scores.right ?? Number.NaN) / 103);
    assert.ok((scores.right ?? 0) > 90, JSON.stringify(scores));
    assert.ok((scores.baseline.accuracy ?? 1) < 0.6, JSON.stringify(scores));
    assert.deepEqual(await crossValidate(document), scores);
    assert.equal((await crossValidate(document, { folds: 10 })).folds, 10);
    assert.deepEqual(await predict(), before);
    assert.equal(document.version, version);
  });

  test('of numbers it tells the errors in the units of the file', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${3 * i + ((i * 7) % 5)}`);
    const document = await openText(['a,y', ...rows, ''].join('\n'));
    await train(document, { epochs: 400 });
    const { mae, r2, rows: count } = await crossValidate(document, { folds: 3 });
    assert.equal(count, 60);
    assert.ok((mae?.overall ?? 100) < 3, JSON.stringify(mae));
    assert.ok((r2?.min ?? 0) > 0.95, JSON.stringify(r2));
  });

  test('what cannot be validated is said in words', async () => {
    const document = await openText(examTable(40));
    assert.match(await rejection(crossValidate(document)), /Train on the table first/);
    await train(document);
    assert.match(await rejection(crossValidate(document, { folds: 1 })), /The option "folds" has to be at (least 2|most 20)/);
    await train(document, { splitBy: { column: 'exam1', as: 'time' } });
    assert.match(await rejection(crossValidate(document)), /split by the time in "exam1".*earlier rows from later ones/);
    const edited = await openText(examTable(40));
    await train(edited);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(edited.uri, new vscode.Position(1, 0), '1,2,0\n');
    await vscode.workspace.applyEdit(edit);
    assert.match(await rejection(crossValidate(edited)), /has changed since it was trained on/);
    const few = await openText('a,y\n1,0\n2,0\n3,1\n4,1\n');
    await train(few);
    assert.match(await rejection(crossValidate(few, { folds: 20 })), /too few rows that differ for 20 folds/);
  });

  test('a second one takes the place of the first, which is cancelled', async () => {
    const document = await openText(examTable(200));
    // The first has to be going on when the second is ready, however busy the machine is.
    await train(document, { epochs: 100_000 });
    const first = rejection(crossValidate(document));
    const second = await crossValidate(document, { folds: 2 });
    assert.equal(await first, new vscode.CancellationError().message);
    assert.equal(second.folds, 2);
  });

  test('a file that is too large for the editor to share is cross-validated where it has few rows', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0].uri;
    assert.ok(folder, 'a folder is open');
    const uri = vscode.Uri.joinPath(folder, 'long-remarks.csv');
    const [header, ...rows] = examTable(300).trim().split('\n');
    const content = [`${header},remark`, ...rows.map((row, i) => `${row},${i} ${'x'.repeat(180_000)}`)].join('\n');
    assert.ok(content.length > 50 * 1024 * 1024);
    await writeFile(uri.fsPath, content);
    await vscode.commands.executeCommand('neuron.train', uri, { epochs: 200, show: false });
    const scores = await vscode.commands.executeCommand<CrossValidationScores>('neuron.crossValidate', uri, { folds: 3 });
    assert.deepEqual([scores.folds, scores.rows], [3, 300]);
    assert.ok((scores.right ?? 0) > 240, JSON.stringify(scores));
    await rm(uri.fsPath);
  });
});
