import { watch } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { startVsCode } from '../scripts/vscodeServer.ts';
import { launchBrowser } from '../test/vscode/launchBrowser.ts';
import type { HostAnswer } from './answerFromHost.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Runs a module of this folder in the extension host of a real VS Code, where it calls `answerFromHost`. */
export async function runInHost<Answer>(module: string): Promise<Answer> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-bench-'));
  const tests = path.join(scratch, 'module.cjs');
  const entryPoints = [path.join(import.meta.dirname, module)];
  await build({ entryPoints, outfile: tests, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  const folder = path.join(scratch, 'tables');
  await cp(path.join(root, 'media', 'samples'), folder, { recursive: true });
  const resultsFile = path.join(scratch, 'results.json');
  await writeFile(resultsFile, '');
  const server = await startVsCode({
    version: 'latest',
    dataDir: path.join(scratch, 'server'),
    environment: { NEURON_BENCH_RESULTS: resultsFile },
    // VS Code would write a large document to disk after each edit, on the thread that is measured.
    settings: { 'files.autoSave': 'off' },
    hasTestDriver: true,
  });
  const browser = await launchBrowser();
  try {
    const written = untilWritten(resultsFile, server.ended);
    const page = await browser.newPage();
    await page.goto(server.url(folder, { extension: root, tests }));
    await written;
    const answer = JSON.parse(await readFile(resultsFile, 'utf8')) as HostAnswer<Answer>;
    if ('error' in answer) throw new Error(answer.error);
    return answer.answer;
  } finally {
    await browser.close();
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Resolves when something has been written to the file; rejects when the server ends first. */
async function untilWritten(file: string, ended: Promise<void>): Promise<void> {
  const abort = new AbortController();
  const written = new Promise<void>((resolve) => {
    watch(file, { signal: abort.signal }, () => void readFile(file, 'utf8').then((text) => (text.endsWith('}') ? resolve() : undefined)));
  });
  const failed = ended.then(() => {
    throw new Error('The server ended before the times were written');
  });
  try {
    await Promise.race([written, failed]);
  } finally {
    abort.abort();
  }
}
