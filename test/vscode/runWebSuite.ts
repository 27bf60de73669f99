import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startVsCode, unseenSettings, type VsCodeVersion } from '../../scripts/vscodeServer.ts';
import { startWebFront } from '../../scripts/webFront.ts';
import type { HostReport } from './hostReport.ts';
import { openContext, openUnseen } from './launchBrowser.ts';
import { toOutcome, type HostOutcome } from './hostOutcome.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const timeoutMs = 25 * 60_000;

/**
 * Runs the suite in the extension host of a browser's VS Code, on a temporary copy of the sample tables. Failing tests do not make it
 * throw.
 */
export async function runWebSuite(version: VsCodeVersion): Promise<HostOutcome> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'neuron-web-suite-'));
  const folder = path.join(scratch, 'tables');
  await cp(path.join(root, 'media', 'samples'), folder, { recursive: true });
  const dataDir = path.join(scratch, 'server');
  await mkdir(dataDir);
  const settings = { ...unseenSettings, 'extensions.webWorker': true };
  const server = await startVsCode({ version, dataDir, hasTestDriver: true, isLean: true, settings });
  const context = await openContext();
  const reports: HostReport[] = [];
  const abort = new AbortController();
  const ended = new Promise<void>((resolve) => abort.signal.addEventListener('abort', () => resolve()));
  const end = () => abort.abort();
  const onReport = (text: string) => {
    const report = JSON.parse(text) as HostReport;
    reports.push(report);
    if (report.type === 'ended') end();
  };
  const front = await startWebFront({ port: server.port, extension: root, tests: 'dist/test/webSuite.cjs', onReport });
  const timer = setTimeout(end, timeoutMs);
  try {
    const page = await context.newPage();
    await openUnseen(page, front.url(folder), timeoutMs);
    await Promise.race([ended, server.ended]);
    return await toOutcome(reports, server);
  } finally {
    clearTimeout(timer);
    await context.close();
    await front.stop();
    await server.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}
