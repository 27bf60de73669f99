import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfOutdated } from './buildIfOutdated.ts';
import { findBrowser, preferShell } from './browser.ts';
import { countTests, type JsonReport } from './countTests.ts';
import { installVsCode } from './vscodeServer.ts';

// `npm test [-- filter or options of vitest]`: installs what the tests need, runs them and prints a summary line.
const root = path.resolve(import.meta.dirname, '..');
const reportFile = path.join(root, 'test-output', 'results.json');

async function prepare(): Promise<void> {
  preferShell();
  findBrowser();
  await installVsCode('latest');
  await installVsCode('oldest');
  buildIfOutdated();
}

function runVitest(args: readonly string[]): number {
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

function readReport(): JsonReport {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as JsonReport;
  } catch {
    // Vitest has already reported why it could not run.
    return { testResults: [] };
  }
}

try {
  await prepare();
  const status = runVitest(process.argv.slice(2));
  const { passed, failed, skipped } = countTests(readReport(), status);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 || passed === 0 || status !== 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
