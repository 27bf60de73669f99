import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { textSource } from '../../src/protocol/tableSource.ts';
import type { AnsweringModel } from '../../src/protocol/tableQuestions.ts';
import { WorkerUnderTest } from './workerUnderTest.ts';

/** The worker as it is shipped: test/buildFirst.ts has built it. */
const script = path.resolve(import.meta.dirname, '../../dist/nodeWorker.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'neuron-answers-'));
let worker: WorkerUnderTest;

beforeEach(() => {
  worker = new WorkerUnderTest(script);
});

afterEach(() => worker.terminate());

function createTable(rowCount: number): string {
  const rows = Array.from({ length: rowCount }, (_, row) => `${(row * 37) % 100},item ${row % 7},${(row * 37) % 100 > 50 ? 'yes' : 'no'}`);
  return ['width,kind,label', ...rows, ''].join('\n');
}

async function trainModel(): Promise<AnsweringModel> {
  worker.post({ type: 'train', runId: 'a', source: textSource(createTable(300)), options: { epochs: 20 }, engine: 'wasm' });
  const { planned, trained } = await worker.finish();
  return { ...planned.plan, weights: trained.outcome.weights, ledger: trained.ledger };
}

test('a file is answered into another one, which is there when it is whole', async () => {
  const model = await trainModel();
  const [from, to] = ['from.csv', 'to.csv'].map((name) => path.join(folder, name));
  writeFileSync(from, createTable(400_000));
  worker.post({
    type: 'answerTable',
    requestId: 'q',
    source: { type: 'file', path: from },
    model,
    task: 'add',
    place: { type: 'file', path: to },
  });
  const shares: number[] = [];
  let report = await worker.next();
  for (; report.type === 'answering'; report = await worker.next()) shares.push(report.share);
  expect(report).toMatchObject({ type: 'answered', answer: { table: { rowCount: 400_000, answered: 400_000 } } });
  expect(shares.length).toBeGreaterThan(2);
  expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  const lines = readFileSync(to, 'utf8').split('\n');
  expect([lines.length, lines[0]]).toEqual([400_002, 'width,kind,label,label_predicted,label_probability_no,label_probability_yes']);
  expect(lines[400_000]).toMatch(/^\d+,item \d,(yes|no),(yes|no),[\d.]+,[\d.]+$/);
});

test('one that is cancelled leaves no file, and so does one that is no table', async () => {
  const model = await trainModel();
  const from = path.join(folder, 'long.csv');
  const place = { type: 'file', path: path.join(folder, 'never.csv') } as const;
  writeFileSync(from, createTable(1_000_000));
  worker.post({ type: 'answerTable', requestId: 'q', source: { type: 'file', path: from }, model, task: 'add', place });
  expect(await worker.expect('answering')).toMatchObject({ share: 0 });
  await worker.expect('answering');
  expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toHaveLength(1);
  worker.post({ type: 'cancel', requestId: 'q' });
  let report = await worker.next();
  while (report.type === 'answering') report = await worker.next();
  expect(report).toMatchObject({ type: 'refused', requestId: 'q' });
  writeFileSync(from, 'width\n1\n2\n');
  worker.post({ type: 'answerTable', requestId: 'r', source: { type: 'file', path: from }, model, task: 'fill', place });
  await worker.expect('answering');
  expect(await worker.expect('refused')).toMatchObject({ requestId: 'r', failure: { isExpected: true } });
  expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
});
