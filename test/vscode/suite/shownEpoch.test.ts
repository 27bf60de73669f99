import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { openPanel } from './panelPage.ts';
import { examTable, hoverText, openFile, train } from './tables.ts';

const line = 3;

/** The hover of the row once it says the epoch; the test's own time limit ends the waiting. */
async function hoverAt(document: vscode.TextDocument, epoch: number): Promise<string> {
  for (;;) {
    const text = await hoverText(document, line);
    if (text.includes(`*epoch\u00a0${epoch}*`)) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

suite('the epoch that the panel is scrubbed to', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('is the one that the hover answers at, until the panel shows the answer again or is closed', async () => {
    const document = await openFile('scrubbed.csv', examTable(60));
    await train(document, { epochs: 200 });
    const answered = await hoverAt(document, 200);
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    const run = await page.hear((update: ViewUpdate) => (update.type === 'snapshot' ? update.state.run : undefined));
    const snapshot = run.snapshots.find(({ epoch }) => epoch > 2 && epoch < 100);
    assert.ok(snapshot);
    page.say({ type: 'showEpoch', runId: run.runId, epoch: snapshot.epoch });
    const scrubbed = await hoverAt(document, snapshot.epoch);
    // In the units of the file: w = weight / deviation.
    const scale = run.plan?.encoder.inputs[0].scale ?? Number.NaN;
    const [, weight] = /\| exam1 \| [\d.]+ \| × ([\u2212\d.]+)/.exec(scrubbed) ?? [];
    assert.ok(Math.abs(Number(weight.replace('\u2212', '-')) - snapshot.weights[0] / scale) < 1e-3, scrubbed);
    assert.notEqual(scrubbed, answered);
    page.say({ type: 'showEpoch', runId: run.runId });
    assert.equal(await hoverAt(document, 200), answered);
    page.say({ type: 'showEpoch', runId: run.runId, epoch: snapshot.epoch });
    await hoverAt(document, snapshot.epoch);
    page.panel.dispose();
    assert.equal(await hoverAt(document, 200), answered);
  });

  test('of a run that does not answer any more says nothing', async () => {
    const document = await openFile('rerun.csv', examTable(60));
    await train(document, { epochs: 200 });
    const page = await openPanel(document);
    page.say({ type: 'ready' });
    const run = await page.hear((update: ViewUpdate) => (update.type === 'snapshot' ? update.state.run : undefined));
    const epoch = run.snapshots[1].epoch;
    page.say({ type: 'showEpoch', runId: run.runId, epoch });
    await hoverAt(document, epoch);
    await train(document, { epochs: 150 });
    await hoverAt(document, 150);
  });
});
