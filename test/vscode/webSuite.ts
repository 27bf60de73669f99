import 'mocha/mocha.js';
import * as vscode from 'vscode';
import { followRunner } from './followRunner.ts';
import type { HostReport } from './hostReport.ts';

/**
 * Called by VS Code in the extension host of a browser. Runs the tests that need no Node, and posts reports as JSON to the server that
 * serves the extension. Rejects if a test has failed.
 */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('neuron-lab.neuron');
  if (!extension) throw new Error('The extension under development is not there');
  const address = new URL('/neuron-reports', extension.extensionUri.toString(true));
  // In order: each report is sent after the previous one has arrived.
  let sent = Promise.resolve();
  const report = (entry: HostReport) => {
    sent = sent.then(async () => void (await fetch(address, { method: 'POST', body: JSON.stringify(entry) })));
  };
  let failure: string | undefined;
  try {
    const failed = await runMocha(report);
    if (failed > 0) failure = `${failed} of the tests in the browser's extension host failed`;
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  report({ type: 'ended', error: failure });
  await sent;
  if (failure !== undefined) throw new Error(failure);
}

async function runMocha(report: (entry: HostReport) => void): Promise<number> {
  mocha.setup({ ui: 'tdd', timeout: 240_000, reporter: 'min' });
  // Bundled by the build; the files declare their tests to the current mocha instance.
  await import('./webTests.ts');
  return new Promise((resolve) => followRunner(mocha.run(resolve), report));
}
