import { appendFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';
import { followRunner } from './followRunner.ts';
import type { HostReport } from './hostReport.ts';

/**
 * Called by VS Code in its extension host, both in the server and on the desktop. Runs every test file of the suite. Reports are written as
 * JSON lines to the file named by NEURON_TEST_RESULTS, or else to the console. Rejects if a test has failed.
 */
export async function run(): Promise<void> {
  const resultsFile = process.env.NEURON_TEST_RESULTS;
  const report = (entry: HostReport) => {
    if (resultsFile !== undefined) appendFileSync(resultsFile, `${JSON.stringify(entry)}\n`);
  };
  try {
    const failed = await runMocha(resultsFile === undefined, report);
    report({ type: 'ended' });
    if (failed > 0) throw new Error(`${failed} of the tests in the extension host failed`);
  } catch (error) {
    report({ type: 'ended', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    throw error;
  }
}

function runMocha(isConsole: boolean, report: (entry: HostReport) => void): Promise<number> {
  // A test may wait for a worker and for the workbench while both cores are busy.
  const mocha = new Mocha({ ui: 'tdd', timeout: 240_000, reporter: isConsole ? 'spec' : 'min', color: isConsole });
  const folder = path.join(__dirname, 'suite');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((name) => name.endsWith('.test.cjs')).sort()) mocha.addFile(path.join(folder, name));
  return new Promise((resolve) => {
    const runner = mocha.run(resolve);
    followRunner(runner, report);
  });
}
