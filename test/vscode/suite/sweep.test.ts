import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Prediction } from '../../../src/model/prediction.ts';
import type { SweepSummary } from '../../../src/session/sweeps.ts';
import { examTable, openText, rejection, train } from './tables.ts';

function sweep(document: vscode.TextDocument, options: object = {}): Thenable<SweepSummary> {
  return vscode.commands.executeCommand<SweepSummary>('neuron.sweep', document.uri, options);
}

/** Points in a ring around others, which a single neuron cannot separate. */
function ringTable(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const [angle, radius] = [i * 2.4, i % 2 === 0 ? 1 : 3];
    const wobble = ((i * 37) % 11) / 20;
    return `${((radius + wobble) * Math.cos(angle)).toFixed(3)},${((radius + wobble) * Math.sin(angle)).toFixed(3)},${i % 2 === 0 ? 'inner' : 'outer'}`;
  });
  return ['x,y,ring', ...rows, ''].join('\n');
}

suite('a sweep', () => {
  test('finds the layer that a single neuron lacks, the same each time, and leaves the model as it is', async () => {
    const document = await openText(ringTable(200));
    await train(document, { epochs: 200 });
    const predict = () => vscode.commands.executeCommand<Prediction>('neuron.predictRow', document.uri, 3);
    const [before, version] = [await predict(), document.version];
    const summary = await sweep(document);
    // The present setting is one of the usual ones.
    assert.equal(summary.settings.length, 16);
    assert.deepEqual([summary.restarts, summary.rows], [3, 28]);
    const [best] = summary.settings;
    assert.ok((best.hidden ?? []).length > 0 && (best.accuracy ?? 0) > 0.95, JSON.stringify(best));
    const present = summary.settings.find(({ hidden = [], learningRate }) => hidden.length === 0 && learningRate === 0.01);
    assert.ok((present?.accuracy ?? 1) < 0.75, JSON.stringify(present));
    assert.deepEqual(await sweep(document), summary);
    assert.deepEqual(await predict(), before);
    assert.equal(document.version, version);
    const { hidden, learningRate } = best;
    const used = await train(document, { epochs: 200, hidden, learningRate });
    assert.ok((used.test?.accuracy ?? 0) > 0.9, JSON.stringify(used.test));
  });

  test('tries what it is asked to', async () => {
    const document = await openText(examTable(100));
    await train(document);
    const { settings, restarts } = await sweep(document, { optimizer: ['sgd', 'adam'], batchSize: [8], restarts: 1 });
    assert.equal(restarts, 1);
    // With the present batches of 32 there are three.
    assert.deepEqual(settings.map(({ optimizer, batchSize }) => [optimizer, batchSize].join(' ')).sort(), ['adam 32', 'adam 8', 'sgd 8']);
    assert.ok(settings.every(({ losses }) => losses.length === 1));
  });

  test('what cannot be swept is said in words', async () => {
    const document = await openText(examTable(40));
    assert.match(await rejection(sweep(document)), /Train on the table first/);
    await train(document);
    assert.match(
      await rejection(sweep(document, { hidden: [[5000]] })),
      /The option "hidden\.0" has to be up to 6 whole numbers .* but is \[5000\]/,
    );
    assert.match(await rejection(sweep(document, { epochs: [5] })), /neuron\.sweep has no option "epochs"/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), '1,2,0\n');
    await vscode.workspace.applyEdit(edit);
    assert.match(await rejection(sweep(document)), /has changed since it was trained on\. Train again, and sweep then/);
    const few = await openText('a,y\n1,0\n2,0\n3,1\n4,1\n');
    await train(few);
    assert.match(await rejection(sweep(few)), /too few rows to keep some for validation/);
  });

  test('a second one takes the place of the first, which is cancelled', async () => {
    const document = await openText(examTable(200));
    // The first has to be going on when the second is ready, however busy the machine is.
    await train(document, { epochs: 20_000 });
    const first = rejection(sweep(document));
    const second = await sweep(document, { learningRate: [0.1], restarts: 1 });
    assert.equal(await first, new vscode.CancellationError().message);
    assert.equal(second.settings.length, 2);
  });
});
