import { describe, expect, test } from 'vitest';
import { message, verbatim } from '../../../src/message.ts';
import { checkUpdate } from '../../../src/protocol/checkUpdate.ts';
import type { SessionEvent } from '../../../src/protocol/sessionState.ts';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { PartReader, partsOf } from '../../../src/protocol/viewParts.ts';
import { examScores, homesTable, mixedTable } from '../../webview/tables.ts';
import { stateAfter, trainedState, trainingEvents, validatedState } from '../../webview/trainedRuns.ts';

const context = { documentUri: 'file:///exam.csv', fileName: 'exam.csv', playbackSeconds: 3, hasLineAnswers: true, isPanelVisible: true };
const runId = 'run-1';
const failure = { isExpected: true, message: message('There is no column "{name}".', { name: 'a' }) };
const events = await trainingEvents(examScores(), { epochs: 6 });
const validated = await validatedState(examScores(), { epochs: 3 }, 2);
const [fold] = validated.run?.crossValidation?.scored ?? [];
const { run } = stateAfter(events);
if (!run?.plan) throw new Error('It was not trained');
const scores = { scores: fold.scores };
const sweep = {
  ...{ runId, target: 'pass', features: ['exam1'], task: 'binary' as const, rows: run.plan.rows },
  ...{ settings: [{ hidden: [8] }], restarts: 3, scored: [] },
};

const told: readonly SessionEvent[] = [
  ...events,
  { type: 'interrupted', runId },
  { type: 'waiting', runId },
  { type: 'reading', runId, share: 0.5 },
  { type: 'paused', runId, isPaused: true },
  { type: 'scoring', runId },
  { type: 'failed', runId, failure },
  { type: 'broughtBack', run },
  { type: 'foldsStarted', runId, folds: 5 },
  { type: 'foldScored', runId, fold },
  { type: 'foldsEnded', runId, failure },
  { type: 'shufflesStarted', runId, trainings: 20 },
  { type: 'shuffleScored', runId, score: { index: 0, score: 0.5 } },
  { type: 'shufflesEnded', runId },
  { type: 'decisionMoved', runId, threshold: 0.3, scores: { train: scores, test: scores } as never },
  { type: 'sweepStarted', runId, sweep },
  { type: 'settingScored', runId, score: { setting: 0, restart: 1, rows: 20, scores: fold.scores } },
  { type: 'sweepEnded', runId },
  { type: 'drifted', drift: { changed: 1, added: 0, removed: 2 } },
  { type: 'drifted', drift: undefined },
];

const updates: readonly ViewUpdate[] = [
  ...told.map((event): ViewUpdate => ({ type: 'event', event })),
  { type: 'snapshot', context, state: {}, isNews: false },
  { type: 'contextChanged', context },
  { type: 'rowPointed', line: 3, chosenFor: 'whatIf' },
  { type: 'rowPointed' },
  { type: 'pictureWanted', name: 'map' },
  { type: 'reply', reply: { id: 1, outcome: { type: 'done', value: [1] } } },
  { type: 'reply', reply: { id: 1, outcome: { type: 'failed', said: verbatim({ items: ['a', failure.message], join: 'and' }) } } },
  { type: 'reply', reply: { id: 1, outcome: { type: 'cancelled' } } },
];

/** As it arrives at a page. */
function sendOver(update: unknown): ViewUpdate | undefined {
  const reader = new PartReader();
  return [...partsOf(update as ViewUpdate)].map((part) => reader.read(part)).at(-1);
}

function nameOf(update: ViewUpdate): string {
  return update.type === 'event' ? update.event.type : update.type;
}

test.each(updates.map((update) => [nameOf(update), update] as const))('%s is taken as it is', (_, update) => {
  expect(sendOver(update)).toEqual(update);
});

test.each([
  ['numbers', homesTable(), {}],
  ['categories and dates with hidden layers', mixedTable(), { hidden: [4, 3] }],
  ['a loss that diverges', homesTable(), { optimizer: 'sgd', learningRate: 1000, hidden: [4] }],
  ['no test', 'a,b,c\n0,0,0\n0,1,1\n1,0,1\n1,1,1\n', {}],
] as const)('a session of %s is taken, whole and event by event', async (_, text, options) => {
  for (const event of await trainingEvents(text, { epochs: 4, ...options })) expect(() => sendOver({ type: 'event', event })).not.toThrow();
  expect(() => sendOver({ type: 'snapshot', context, state: stateAfter([]), isNews: true })).not.toThrow();
  const state = await trainedState(text, { epochs: 4, ...options });
  expect(() => sendOver({ type: 'snapshot', context, state, isNews: true })).not.toThrow();
});

/** The update with another value at a path; a path that does not exist is a mistake of the test. */
function changed(update: object, place: string, value: unknown): unknown {
  const copy: unknown = structuredClone(update);
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  let at = copy;
  for (const key of keys) at = at instanceof Object ? Reflect.get(at, key) : undefined;
  if (!(at instanceof Object) || !(last in at)) throw new Error(`There is no ${place}`);
  Reflect.set(at, last, value);
  return copy;
}

describe.each(updates.map((update) => [nameOf(update), update] as const))('%s', (_, update) => {
  const body: Readonly<Record<string, unknown>> = { ...(update.type === 'event' ? update.event : update) };
  // The value of a reply is checked where it was requested, and optional properties may be undefined.
  const needed = Object.keys(body).filter(
    (key) => body[key] !== undefined && !['failure', 'drift', 'line', 'chosenFor', 'joined'].includes(key),
  );
  test.each(needed)('is refused with anything else as its %s', (key) => {
    const place = update.type === 'event' ? `event.${key}` : key;
    for (const wrong of [undefined, null, [], -1, Symbol.for('x')]) {
      expect(() => checkUpdate(changed(update, place, wrong))).toThrow(/cannot have/);
    }
  });
});

const planned = told.find(({ type }) => type === 'planned') as object;
const epochs = told.find(({ type }) => type === 'epochs') as object;
const trained = told.find(({ type }) => type === 'trained') as object;
const floats = (length: number) => new Float32Array(length);

test.each<[what: string, event: object, place: string, wrong: unknown]>([
  ['first weights of another network', planned, 'initial.weights', floats(2)],
  ['weights that are a list', planned, 'initial.weights', [0, 0, 0]],
  ['weights in other bits', planned, 'initial.weights', new Float64Array(3)],
  ['another number of inputs', planned, 'plan.architecture.inputs', 3],
  ['no layer', planned, 'plan.architecture.layers', []],
  ['half a neuron', planned, 'plan.architecture.layers.0.units', 0.5],
  ['a task that is not the target’s', planned, 'plan.recipe.task', 'regression'],
  ['a target of no kind', planned, 'plan.encoder.target.type', 'rank'],
  ['one class', planned, 'plan.encoder.target.classes', ['0']],
  ['an input without a name', planned, 'plan.encoder.inputs.0.name', undefined],
  ['a column of no kind', planned, 'plan.encoder.columns.0.type', 'toString'],
  ['rows below none', planned, 'plan.rows.test', -1],
  ['a warning that is a text', planned, 'plan.warnings', ['<b>']],
  ['a warning within a warning that is none', planned, 'plan.warnings', [message('{why}', { why: { items: [{}], join: 'and' } as never })]],
  ['epochs from the 0th on', epochs, 'bundle.firstEpoch', 0],
  ['curves of different lengths', epochs, 'bundle.testLoss', floats(99)],
  ['a snapshot of no epoch', epochs, 'bundle.snapshots', [{ epoch: 1.5, weights: floats(3) }]],
  ['snapshots that go back', epochs, 'bundle.snapshots', [2, 1].map((epoch) => ({ epoch, weights: floats(3) }))],
  ['the same snapshot twice', epochs, 'bundle.snapshots', [2, 2].map((epoch) => ({ epoch, weights: floats(3) }))],
  ['no weights', trained, 'outcome.weights', undefined],
  ['a loss that is a text', trained, 'outcome.train.loss', '0.1'],
  ['a confusion of nothing', trained, 'outcome.confusion', [[1, 'x']]],
  ['pairs that are lists', trained, 'outcome', { ...stateAfter(events).run?.outcome, pairs: { actual: [1], predicted: [1] } }],
])('an event with %s is refused, and where is said', (_, event, place, wrong) => {
  expect(() => checkUpdate({ type: 'event', event })).not.toThrow();
  expect(() => sendOver({ type: 'event', event: changed(event, place, wrong) })).toThrow(/^A view was sent .*"event/);
  expect(() => checkUpdate({ type: 'event', event: changed(event, place, wrong) })).toThrow(/^A view was sent .*"event/);
});

test.each<[string, string, unknown]>([
  ['weights of another network', 'state.run.outcome.weights', floats(99)],
  ['recorded weights of another network', 'state.run.snapshots', [{ epoch: 0, weights: floats(99) }]],
  ['more epochs than its curves have', 'state.run.history.length', 7],
  ['a phase that there is not', 'state.run.phase', 'paused'],
  ['a name of a file that is none', 'context.fileName', 5],
])('a session with %s is refused', (_, place, wrong) => {
  const snapshot = { type: 'snapshot', context, state: { run: { ...run, history: { ...run.history } } }, isNews: false };
  const { length, trainLoss, testLoss, trainMetric, testMetric } = run.history;
  const compact = { length, ...{ trainLoss: trainLoss.slice(0, length), testLoss: testLoss.slice(0, length) } };
  snapshot.state.run.history = { ...compact, trainMetric: trainMetric.slice(0, length), testMetric: testMetric.slice(0, length) };
  expect(() => checkUpdate(snapshot)).not.toThrow();
  expect(() => checkUpdate(changed(snapshot, place, wrong))).toThrow(/cannot have/);
});

test.each([undefined, null, 'snapshot', 5, [], {}, { type: 'format' }, { type: 'event' }, { type: 'event', event: { type: 'toString' } }])(
  '%j is no update',
  (sent) => expect(() => checkUpdate(sent)).toThrow(TypeError),
);

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'stop'],
  ['an update that is not packed', { type: 'contextChanged', context }],
  ['bytes that are a list', { jsonBytes: 8, byteLength: 8, start: 0, bytes: [123, 125] }],
  ['more bytes than the whole', { jsonBytes: 8, byteLength: 8, start: 0, bytes: new Uint8Array(16) }],
  ['a place below 0', { jsonBytes: 8, byteLength: 8, start: -8, bytes: new Uint8Array(8) }],
  ['more text than bytes', { jsonBytes: 16, byteLength: 8, start: 0, bytes: new Uint8Array(8) }],
  ['text that is no JSON', { jsonBytes: 8, byteLength: 8, start: 0, bytes: new TextEncoder().encode('{"type":') }],
])('%s makes no update, and does not spoil the next one', (_, sent) => {
  const reader = new PartReader();
  expect(() => reader.read(sent)).toThrow();
  const next: ViewUpdate = { type: 'contextChanged', context };
  expect([...partsOf(next)].map((part) => reader.read(part))).toEqual([next]);
});
