import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LocalizedSummary } from '../../../src/commands/train/trainCommand.ts';
import { examTable, openText, rejection, train } from './tables.ts';

/** Long enough to be interrupted. */
const endless = { epochs: 1_000_000, hidden: [64, 64] };

/** Observes workers while a run begins: gives the first one that reports epochs. The result stops the observation. */
export interface WorkerWatch<Seen> {
  readonly learning: Promise<Seen>;
  end(): void;
}

/** Starts a long run and waits until it has begun to learn. */
export async function beginLongRun<Seen>(
  document: vscode.TextDocument,
  { learning, end }: WorkerWatch<Seen>,
): Promise<{ readonly summary: Promise<LocalizedSummary>; readonly worker: Seen }> {
  try {
    const summary = train(document, endless);
    return { summary, worker: await Promise.race([learning, summary.then(() => Promise.reject(new Error('The run is over already')))]) };
  } finally {
    end();
  }
}

/**
 * Tests of long runs for every extension host and kind of worker. `deaths` are ways in which a worker can end, by the name of their test.
 */
export function testLongRuns<Seen>(watch: () => WorkerWatch<Seen>, deaths: Readonly<Record<string, (worker: Seen) => unknown>>): void {
  test('stop keeps what was learned', async () => {
    const document = await openText(examTable(60));
    const { summary } = await beginLongRun(document, watch());
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    const { epochs, warnings } = await summary;
    assert.ok(epochs > 0 && epochs < endless.epochs);
    assert.match(warnings.join(), /Stopped after/);
    const prediction = await vscode.commands.executeCommand<{ value: string }>('neuron.predictRow', document.uri, 1);
    assert.match(prediction.value, /^[01]$/);
  });

  for (const [death, kill] of Object.entries(deaths)) {
    test(`${death} is told in words, the old model stays, and the next run works`, async () => {
      const document = await openText(examTable(60));
      await train(document);
      const before: unknown = await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2);
      const { summary, worker } = await beginLongRun(document, watch());
      const told = rejection(summary);
      await kill(worker);
      const message = await told;
      // On one line, because the stack belongs in the log.
      assert.match(message, /^The training worker ended unexpectedly\. .+ Train again\.$/);
      assert.doesNotMatch(message, /\bat \S+:\d+|\.m?js:|file:/);
      assert.deepEqual(await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2), before);
      assert.equal((await train(document)).epochs, 20);
    });
  }

  test('a second start replaces the first', async () => {
    const document = await openText(examTable(60));
    const { summary } = await beginLongRun(document, watch());
    const message = rejection(summary);
    assert.equal((await train(document)).epochs, 20);
    assert.match(await message, /replaced/);
  });
}
