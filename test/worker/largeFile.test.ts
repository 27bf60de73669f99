import { appendFile, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../../src/inWords.ts';
import { textSource, type TableSource } from '../../src/protocol/tableSource.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { WorkerReport } from '../../src/protocol/workerMessages.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';
import { said } from '../unit/said.ts';

const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
let folder: string;
let worker: WorkerUnderTest;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'neuron-large-'));
  worker = new WorkerUnderTest(script);
});
afterAll(async () => {
  await worker.terminate();
  await rm(folder, { recursive: true, force: true });
});

/** All reports until the run ends. */
async function train(source: TableSource, options: TrainOptions = {}): Promise<WorkerReport[]> {
  worker.post({ type: 'train', runId: 'a', source, options: { epochs: 3, ...options }, engine: 'wasm' });
  const reports: WorkerReport[] = [];
  for (;;) {
    const report = await worker.next();
    reports.push(report);
    if (report.type === 'trained' || report.type === 'failed') return reports;
  }
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => `${i % 9973},"Zürich ${i % 7}",${((i * 7919) % 1009) / 8},${(i * i) % 11 > 4 ? 'ja' : 'nein'}`);

test('a file, its bytes and its text give the same model; large files tell how far they are read', async () => {
  const text = ['nr,ort,größe,ok', ...rows(900_000)].join('\n');
  const bytes = new TextEncoder().encode(text);
  const file = path.join(folder, 'large.csv');
  await writeFile(file, bytes);
  const options = { batchSize: 4096, features: ['nr', 'größe'] };
  const outcomes = [];
  for (const source of [textSource(text), { type: 'bytes', bytes } as const, { type: 'file', path: file } as const]) {
    const reports = await train(source, options);
    const last = reports.at(-1);
    if (last?.type !== 'trained') throw new Error(JSON.stringify(last));
    outcomes.push([...last.outcome.weights]);
    if (source.type !== 'file') continue;
    const shares = reports.flatMap((report) => (report.type === 'reading' ? [report.share] : []));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});

test.each([
  ['windows-1252', (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))],
  ['utf-16le', (text: string) => new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (character) => character.charCodeAt(0)).buffer)],
] as const)('a file in %s is read, and its encoding said', async (encoding, encode) => {
  const file = path.join(folder, `${encoding}.csv`);
  await writeFile(file, encode(['nr,ort,größe,ok', ...rows(60)].join('\n')));
  const reports = await train({ type: 'file', path: file });
  const planned = reports.find((report) => report.type === 'planned');
  expect(planned?.plan.columns.map(({ name }) => name)).toEqual(['nr', 'ort', 'größe', 'ok']);
  expect(said(planned?.plan.warnings).join('\n')).toContain(encoding);
  expect(reports.at(-1)?.type).toBe('trained');
});

test.each<[string, (file: string) => Promise<void>, RegExp]>([
  ['cut', (file) => truncate(file, 30_000_000), /was \d+ MB at first and is 30 MB now/],
  ['added to', (file) => appendFile(file, `${rows(10).join('\n')}\n`), /was \d+ MB at first and is \d+ MB now/],
  ['written over', (file) => writeOver(file), /changed while it was read, so that its rows may not belong together\. Train again/],
])('a file that is %s while it is read is refused in words', async (_, change, words) => {
  const file = path.join(folder, 'changing.csv');
  await writeFile(file, `nr,ort,größe,ok\n${`${rows(100_000).join('\n')}\n`.repeat(30)}`);
  worker.post({ type: 'train', runId: 'a', source: { type: 'file', path: file }, options: { epochs: 1 }, engine: 'wasm' });
  // A sixth of it has been read.
  await worker.expect('reading');
  await change(file);
  let report = await worker.next();
  while (report.type === 'reading') report = await worker.next();
  if (report.type !== 'failed') throw new Error(`"failed" was expected, "${report.type}" came`);
  expect(report.failure.isExpected).toBe(true);
  expect(inEnglish(report.failure.message)).toMatch(words);
});

/** Changes the first byte without changing the length. */
async function writeOver(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write('N', 0);
  await handle.close();
}

test('a file that is not there is refused in words, and the worker goes on', async () => {
  const [report] = await train({ type: 'file', path: path.join(folder, 'none.csv') });
  expect(report).toMatchObject({ type: 'failed', failure: { isExpected: true } });
  expect((await train(textSource('x,y\n1,0\n2,1\n3,0\n4,1\n'))).at(-1)?.type).toBe('trained');
});
