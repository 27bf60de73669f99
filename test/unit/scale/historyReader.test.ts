import { beforeAll, expect, test } from 'vitest';
import { reduceSession, emptySession, type SessionState } from '../../../src/protocol/sessionState.ts';
import { readRecipe, writeRecipe, type ScaleRecipe } from '../../../src/scale/recipe.ts';
import { HistoryReader, type HistoryReport } from '../../../src/scale/historyReader.ts';
import { outcomeOf } from '../../../src/scale/outcome.ts';
import { readScaledModel } from '../../../src/scale/scaledModel.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { playedHistory, playedModel } from './playedTraining.ts';

const rows = Array.from({ length: 60 }, (_, i) => `${(i * 37) % 100},${['a', 'b', 'c', ''][i % 4]},${(i * 61) % 100},${(i * 7) % 13}`);
const text = ['size,city,age,price', ...rows, ''].join('\n');
const options = { target: 'price', epochs: 4, hidden: [] };
const { plan, initial } = planTable(readCsv(text), options, 'wasm');
const lines = playedHistory(plan, 4);
const recipe: ScaleRecipe = { maker: 'Neuron 1', fileName: 'x.csv', table: '../x.csv', options, settings: {}, plan };
let recipeText = '';
beforeAll(() => {
  recipeText = writeRecipe(recipe);
});

const open = () => new HistoryReader(plan, initial, 'run');
const whole = `${lines.join('\n')}\n`;

/** The session after the reports, as the host and every page make it. */
function sessionAfter(reports: readonly HistoryReport[]): SessionState {
  const started = reduceSession(emptySession, { type: 'started', runId: 'run', options, isElsewhere: true });
  return reports.reduce((state, report) => {
    if (report.type !== 'ended') return reduceSession(state, report);
    return reduceSession(state, { type: 'trained', runId: 'run', outcome: outcomeOf(report.plan, report.end, initial) });
  }, started);
}

test('the session is the same whether the file is followed byte by byte or opened late', () => {
  const reader = open();
  const live: HistoryReport[] = [];
  for (let length = 0; length <= whole.length; length += 7) live.push(...(reader.read(whole.slice(0, length)) ?? []));
  live.push(...(reader.read(whole) ?? []));
  const [followed, late] = [sessionAfter(live), sessionAfter(open().read(whole) ?? [])];
  for (const { run } of [followed, late]) {
    expect(run?.phase).toBe('trained');
    expect(run?.isElsewhere).toBe(true);
    expect(run?.history.length).toBe(4);
    expect([...(run?.history.trainLoss.subarray(0, 4) ?? [])]).toEqual([1, 1 / 2, Math.fround(1 / 3), 1 / 4]);
    expect(run?.plan?.encoder).toEqual(plan.encoder);
    expect(run?.outcome?.test?.mae).toBe(1);
  }
  expect(reader.isOver).toBe(true);
});

test('a process that was killed ends the run in words, and nothing is heard behind it', () => {
  const failed = JSON.stringify({ event: 'failed', reason: 'lostProcess', rank: 1, detail: 'Connection reset' });
  const state = sessionAfter(open().read(`${[...lines.slice(0, 3), failed, failed, 'noise'].join('\n')}\n`) ?? []);
  expect(state.run?.phase).toBe('failed');
  expect(state.run?.history.length).toBe(2);
  expect(state.run?.failure && inEnglish(state.run.failure.message)).toMatch(
    /^A process of the training ended .+process 1: Connection reset/,
  );
});

test('a file that became shorter is another training', () => {
  const reader = open();
  reader.read(whole);
  expect(reader.read(lines[0])).toBeUndefined();
});

test.each([
  ['no JSON', `${lines[0]}\nnoise\n`, /Line 2 of history\.jsonl/],
  ['an epoch before the start', `${lines[1]}\n`, /Line 1/],
  ['an epoch that is missing', `${[lines[0], lines[2]].join('\n')}\n`, /Line 2/],
  ['a second start', `${[lines[0], lines[0]].join('\n')}\n`, /Line 2/],
  ['an end too early', `${[lines[0], lines.at(-1)].join('\n')}\n`, /Line 2/],
  ['a number that is none', `${lines[0].replace('"offset":', '"offset":"x","was":')}\n`, /Line 1/],
  ['a scale of 0', `${lines[0].replace(/"scale":[^,]+/, '"scale":0')}\n`, /Line 1/],
  ['weights of another network', `${lines[0]}\n${lines[1].replace('{', '{"weights":"AAAA",')}\n`, /Line 2/],
  ['another recipe', `${lines[0].replace(/"columns":\[\{[^}]*\},/, '"columns":[')}\n`, /do not fit together/],
])('%s is refused in words', (_, content, said) => {
  expect(() => open().read(content)).toThrow(said);
});

test('a recipe comes back as it was, and no other text is one', () => {
  expect(readRecipe(recipeText)).toEqual(recipe);
  expect(() => readRecipe('')).toThrow('This is no training at scale');
  expect(() => readRecipe('{"format":"neuron-scale","version":2}')).toThrow('another version of Neuron (format 2');
  expect(() => readRecipe(recipeText.replace(/"delimiter": *","/, '"delimiter": 7'))).toThrow('"plan.table.delimiter" is not what');
});

test('the model opens by itself, with its curves, and refuses weights of another shape', () => {
  const weights = Float32Array.from(initial, (_, place) => place);
  const file = readScaledModel(playedModel(plan, recipeText, lines, weights));
  expect(file.outcome.weights).toEqual(weights);
  expect(file.history.length).toBe(4);
  expect(file.plan.encoder).toEqual(plan.encoder);
  expect(() => readScaledModel(playedModel(plan, recipeText, lines.slice(0, -1), weights))).toThrow('is damaged');
  expect(() =>
    readScaledModel(playedModel({ ...plan, architecture: { ...plan.architecture, inputs: 1 } }, recipeText, lines, weights.subarray(0, 2))),
  ).toThrow('is damaged');
});
