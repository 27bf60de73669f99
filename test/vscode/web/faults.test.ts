import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToldSummary } from '../../../src/commands/trainCommand.ts';
import { examTable, openText, rejection, train } from '../suite/tables.ts';

/** Long enough to be caught in the middle. */
const endless = { epochs: 1_000_000, hidden: [64, 64] };

interface LongRun {
  readonly summary: Promise<ToldSummary>;
  readonly worker: Worker;
}

/** What all workers of the browser have in common. The host gives extensions a function that makes them, whose own prototype is another. */
function prototypeOfWorkers(): Worker {
  const url = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.terminate();
  URL.revokeObjectURL(url);
  return Object.getPrototypeOf(worker) as Worker;
}

/** Starts a long run and waits until it learns. The extension's workers are made in this very thread, so that they can be seen here. */
async function startLongRun(document: vscode.TextDocument): Promise<LongRun> {
  const prototype = prototypeOfWorkers();
  const original = Object.getOwnPropertyDescriptor(prototype, 'postMessage');
  assert.ok(original, 'workers take messages');
  const learning = new Promise<Worker>((resolve) => {
    Object.defineProperty(prototype, 'postMessage', {
      ...original,
      value(this: Worker, request: { type?: string }, transfer: Transferable[]) {
        if (request.type === 'train') {
          const onReport = ({ data }: MessageEvent<{ type?: string }>) => {
            if (data.type !== 'epochs') return;
            this.removeEventListener('message', onReport);
            resolve(this);
          };
          this.addEventListener('message', onReport);
        }
        Reflect.apply(original.value as Worker['postMessage'], this, [request, transfer]);
      },
    });
  });
  try {
    const summary = train(document, endless);
    return { summary, worker: await Promise.race([learning, summary.then(() => Promise.reject(new Error('The run is over already')))]) };
  } finally {
    Object.defineProperty(prototype, 'postMessage', original);
  }
}

suite('faults in a browser', () => {
  test('stop keeps what was learned', async () => {
    const document = await openText(examTable(60));
    const { summary } = await startLongRun(document);
    await vscode.commands.executeCommand('neuron.stop', document.uri);
    const { epochs, warnings } = await summary;
    assert.ok(epochs > 0 && epochs < endless.epochs);
    assert.match(warnings.join(), /Stopped after/);
    const prediction = await vscode.commands.executeCommand<{ value: string }>('neuron.predictRow', document.uri, 1);
    assert.match(prediction.value, /^[01]$/);
  });

  test('a worker that dies is told, the old model stays, and the next run works', async () => {
    const document = await openText(examTable(60));
    await train(document);
    const before: unknown = await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2);
    const { summary, worker } = await startLongRun(document);
    const message = rejection(summary);
    // Its script stumbles over what is no request.
    worker.postMessage(null);
    assert.match(await message, /ended unexpectedly.*Train again/s);
    assert.deepEqual(await vscode.commands.executeCommand('neuron.predictRow', document.uri, 2), before);
    assert.equal((await train(document)).epochs, 20);
  });

  test('a second start replaces the first', async () => {
    const document = await openText(examTable(60));
    const { summary } = await startLongRun(document);
    const message = rejection(summary);
    assert.equal((await train(document)).epochs, 20);
    assert.match(await message, /replaced/);
  });
});
