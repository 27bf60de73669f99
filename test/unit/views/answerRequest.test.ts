import fc from 'fast-check';
import { expect, test } from 'vitest';
import { message } from '../../../src/message.ts';
import type { ViewHandlers, ViewReply } from '../../../src/protocol/viewRequests.ts';
import { CancelledError, EndedError, UserError } from '../../../src/userError.ts';
import { answerRequest } from '../../../src/views/answerRequest.ts';
import { verbatim } from '../../../src/message.ts';

const advice = message('Open {file} first.', { file: 'a.csv' });
const documentUri = 'file:///a.csv';

/** A valid request of every type. */
const requests: { readonly [Verb in keyof ViewHandlers]: object } = {
  ready: {},
  markRows: { lines: [1, 5] },
  saveText: { text: 'a,b', name: 'list.csv' },
  ping: {},
  tookEpochs: {},
  train: { options: { target: 'pass', features: ['exam1'], hidden: [8, 4], learningRate: 0.01 } },
  continueTraining: {},
  stop: {},
  pause: {},
  resume: {},
  step: {},
  adjust: { learningRate: 0.5 },
  crossValidate: {},
  cancelCrossValidation: {},
  testChance: {},
  cancelChanceTest: {},
  moveDecision: { threshold: 0.35 },
  scoreByHand: { runId: 'run1', epoch: 12, changes: [[2, 0.5]] },
  showEpoch: { runId: 'run1', epoch: 44 },
  sweep: {},
  cancelSweep: {},
  export: { format: 'python' },
  answerTable: { what: 'file' },
  exportText: { format: 'python' },
  copyText: { text: 'a,b' },
  readClipboard: {},
  bringBack: { runId: 'run1' },
  compareRuns: { runId: 'run1' },
  compareModels: {},
  savePicture: { name: 'graph', files: [{ format: 'svg', bytes: new Uint8Array([60]) }] },
  showNetwork: {},
  crashed: { message: 'Error: no' },
  listRows: { start: 20_000 },
  readCells: { lines: [1, 17], columns: ['exam1'] },
  revealColumn: { name: 'exam1' },
  readRow: { line: 3 },
  revealRow: { line: 3 },
  showLineAnswers: { isOn: true },
  sampleRows: { runId: 'run1' },
};
const verbs = Object.keys(requests);

/** The results of the messages: calls of handlers, replies, and reports. */
async function receive(messages: readonly unknown[], answer: () => unknown = () => undefined) {
  const calls: unknown[][] = [];
  const replies: ViewReply[] = [];
  const refused: string[] = [];
  const errors: unknown[] = [];
  const handler = (verb: string) => [verb, (uri: string, params: unknown) => (calls.push([verb, uri, params]), answer())] as const;
  const handlers = Object.fromEntries(verbs.map(handler)) as unknown as ViewHandlers;
  for (const message of messages) {
    await answerRequest(documentUri, message, {
      handlers,
      reply: (reply) => replies.push(reply),
      onRefused: (reason) => refused.push(reason),
      onError: (error) => errors.push(error),
    });
  }
  return { calls, replies, refused, errors };
}

/** Expects that messages have no effect except a short report. */
async function expectRefused(messages: readonly unknown[]): Promise<void> {
  const { calls, replies, refused, errors } = await receive(messages);
  expect({ calls, replies, errors }).toEqual({ calls: [], replies: [], errors: [] });
  expect(refused).toHaveLength(messages.length);
  for (const reason of refused) expect(reason.length).toBeLessThan(300);
}

const entries = Object.entries(requests);
const anyRequest = fc.constantFrom(...entries);
const jsonText = fc.json({ maxDepth: 3 });

test.each(entries)('%s is handled, once and with its parameters, and answered where the page waits for that', async (type, params) => {
  const { calls, replies, refused } = await receive(
    [
      { type, ...params },
      { type, id: 7, ...params },
    ],
    () => 'shown',
  );
  expect(calls).toEqual([
    [type, documentUri, params],
    [type, documentUri, params],
  ]);
  expect(replies).toEqual([{ id: 7, outcome: { type: 'done', value: 'shown' } }]);
  expect(refused).toEqual([]);
});

test('what is no request has no effect, whatever it is', async () => {
  // Parsed from text like the messages of a page, where "__proto__" can be an own key.
  await fc.assert(fc.asyncProperty(jsonText, async (text) => expectRefused([JSON.parse(text)])));
  await expectRefused([undefined, null, [], {}, 'stop', ['stop'], { type: ['stop'] }, { type: null }, { verb: 'stop' }, Symbol('stop')]);
  await expectRefused(['', 'Stop', 'stop ', 'toString', 'constructor', '__proto__', 'hasOwnProperty'].map((type) => ({ type })));
});

test('a request with something that it cannot have has no effect', async () => {
  const inherited = fc.constantFrom('toString', 'constructor', 'hasOwnProperty');
  const extraKey = fc.oneof(fc.string(), inherited).filter((key) => !['type', 'id', 'learningRate', 'l1', 'l2'].includes(key));
  await fc.assert(
    fc.asyncProperty(anyRequest, extraKey, jsonText, async ([type, params], key, text) => {
      const extra: unknown = JSON.parse(text);
      await expectRefused(Object.hasOwn(params, key) ? [] : [{ ...params, type, [key]: extra }]);
    }),
  );
});

test('a request without what it needs, or with something else in its place, has no effect', async () => {
  const needing = fc.constantFrom(...entries.filter(([, params]) => Object.keys(params).length > 0));
  await fc.assert(
    fc.asyncProperty(needing, fc.constantFrom(null, true, [], [1], -1, 1e9), async ([type, params], wrong) => {
      // A list, or true, may be valid.
      const isOfKind = (value: unknown) => (Array.isArray(wrong) ? Array.isArray(value) : wrong === true && typeof value === 'boolean');
      fc.pre(!Object.values(params).some(isOfKind));
      const wrongParams = Object.fromEntries(Object.keys(params).map((key) => [key, wrong]));
      await expectRefused([{ type, ...wrongParams }]);
      if (type !== 'adjust') await expectRefused([{ type }]);
    }),
  );
  await expectRefused([
    { type: 'train', options: { hidden: [1e9] } },
    { type: 'train', options: { target: 5 } },
    { type: 'train', options: { features: [] } },
    { type: 'train', options: { show: true, neverHeardOf: 1 } },
    { type: 'train', options: { constructor: 1 } },
    JSON.parse('{"type":"stop","__proto__":{}}'),
    JSON.parse('{"type":"train","options":{"__proto__":{"seed":1}}}'),
    { type: 'crashed', message: 'x'.repeat(20_001) },
    { type: 'revealColumn', name: 'x'.repeat(100_001) },
  ]);
});

test('an id is a whole number, or there is none', async () => {
  const wrongIds = [-1, 0.5, NaN, Infinity, 2 ** 53, '1', null, {}, [1]];
  await expectRefused(wrongIds.map((id) => ({ type: 'stop', id })));
});

test('what is larger, deeper or more circular than any request has no effect', async () => {
  let deep: unknown = 0;
  for (let depth = 0; depth < 200_000; depth++) deep = [deep];
  const circular: Record<string, unknown> = { type: 'stop' };
  circular.self = circular;
  const long = 'x'.repeat(30_000_000);
  await expectRefused([
    { type: 'crashed', message: long },
    { type: 'stop', [long]: 1 },
    long,
    { type: 'train', options: { features: Array.from({ length: 400 }, () => 'x'.repeat(90_000)) } },
    { type: 'train', options: { features: new Array(2 ** 31) } },
    { type: 'train', options: new Uint8Array(30_000_000) },
    { type: 'train', options: { features: deep } },
    circular,
    { type: 'train', options: { kinds: Array.from({ length: 100_000 }, () => ({ column: 5 })) } },
  ]);
});

test('a request of a very wide table is none too large', async () => {
  const features = Array.from({ length: 100_000 }, (_, i) => `a column with a rather long name, number ${i}`);
  const { calls, refused } = await receive([{ type: 'train', options: { features } }]);
  expect(calls).toEqual([['train', documentUri, { options: { features } }]]);
  expect(refused).toEqual([]);
});

test('the page is told what a user can act on, in the same words, and never anything internal', async () => {
  const internal = new TypeError("Cannot read properties of undefined (reading 'secret')");
  for (const isLater of [false, true]) {
    const failing = (error: Error) => async () =>
      receive([{ type: 'revealColumn', name: 'a', id: 1 }], () => {
        if (isLater) return Promise.reject(error);
        throw error;
      });
    const told = await failing(new UserError(advice))();
    expect(told.replies).toEqual([{ id: 1, outcome: { type: 'failed', said: advice } }]);
    expect(told.errors).toEqual([]);
    for (const error of [new CancelledError('x'), new EndedError(verbatim('replaced'))]) {
      const ended = await failing(error)();
      expect(ended.replies).toEqual([{ id: 1, outcome: { type: 'cancelled' } }]);
      expect(ended.errors).toEqual([]);
    }
    const fault = await failing(internal)();
    expect(JSON.stringify(fault.replies)).not.toMatch(/secret|TypeError|\.ts/);
    expect(fault.replies).toMatchObject([{ id: 1, outcome: { type: 'failed' } }]);
    expect(fault.errors).toEqual([internal]);
  }
});

test('a failure that nobody waits for is reported', async () => {
  const error = new UserError(advice);
  const { replies, errors } = await receive([{ type: 'stop' }], () => Promise.reject(error));
  expect({ replies, errors }).toEqual({ replies: [], errors: [error] });
});
