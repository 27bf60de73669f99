import { watch } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startVsCode, unseenSettings, type VsCodeServer, type VsCodeVersion } from '../../scripts/vscodeServer.ts';
import { toOutcome, type HostOutcome } from './hostOutcome.ts';
import type { HostReport } from './hostReport.ts';
import { installJupyter } from './jupyterExtension.ts';
import { installLanguages } from './languagesExtension.ts';
import { openContext, openUnseen } from './launchBrowser.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const timeoutMs = 25 * 60_000;

/** Location of the extension, its bundled suite and the tables; this checkout by default. */
interface HostSuitePlace {
  readonly extension: string;
  readonly tests: string;
  readonly tables: string;
}

const ownPlace: HostSuitePlace = {
  extension: root,
  tests: path.join(root, 'dist', 'test', 'suite.cjs'),
  tables: path.join(root, 'media', 'samples'),
};

/** Runs the suite in the extension host of a real VS Code, on a temporary copy of the sample tables. Failing tests do not make it throw. */
export async function runHostSuite(version: VsCodeVersion, place = ownPlace): Promise<HostOutcome> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-suite-'));
  const folder = path.join(scratch, 'tables');
  const resultsFile = path.join(scratch, 'results.jsonl');
  await mkdir(folder);
  await cp(place.tables, folder, { recursive: true });
  await writeFile(resultsFile, '');
  const dataDir = path.join(scratch, 'server');
  await installLanguages(path.join(dataDir, 'extensions'));
  await installJupyter(path.join(dataDir, 'extensions'));
  const environment = { NEURON_TEST_RESULTS: resultsFile };
  const settings = { ...unseenSettings, 'neuron.playbackSeconds': 0 };
  const server = await startVsCode({ version, dataDir, environment, settings, hasTestDriver: true, isLean: true });
  try {
    const context = await openContext({ reducedMotion: 'reduce' });
    try {
      const page = await context.newPage();
      await openUnseen(page, server.url(folder, { extension: place.extension, tests: place.tests }), timeoutMs);
      const reports = await untilEnded(resultsFile, server);
      return await toOutcome(reports, server);
    } finally {
      await context.close();
    }
  } finally {
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** All reports, once the last one has arrived, the server has ended, or the time is up. */
async function untilEnded(resultsFile: string, server: VsCodeServer): Promise<readonly HostReport[]> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  await new Promise<void>((resolve) => {
    const check = async () => {
      if ((await readReports(resultsFile)).at(-1)?.type === 'ended') resolve();
    };
    watch(resultsFile, { signal: abort.signal }, () => void check());
    abort.signal.addEventListener('abort', () => resolve());
    void server.ended.then(resolve);
    void check();
  });
  clearTimeout(timer);
  abort.abort();
  return readReports(resultsFile);
}

async function readReports(resultsFile: string): Promise<readonly HostReport[]> {
  const lines = (await readFile(resultsFile, 'utf8')).split('\n');
  // The last piece is empty, or a line that is still being written.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as HostReport);
}
