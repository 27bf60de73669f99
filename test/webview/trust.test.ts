import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { combineFolds } from '../../src/evaluation/crossValidation.ts';
import type { PredictedRows } from '../../src/protocol/tableQuestions.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { tellRows } from './hostAnswers.ts';
import { overflows } from './overflows.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores, homesTable } from './tables.ts';
import { taskStates } from './taskStates.ts';
import { trainedState } from './trainedRuns.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const { neuron, swept, validated } = await sampleStates();
const { homes } = await taskStates();
const scores = examScores();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const plain = (text: string) => text.replaceAll(/[\u00a0\s]+/g, ' ').trim();
const part = ({ page }: WebviewPage, name: string | RegExp) => page.getByRole('region', { name });
const textOf = async (view: WebviewPage, name: string | RegExp) => plain(await part(view, name).innerText());
const numbersOf = (view: WebviewPage, region: string, marks: string, names: readonly string[]) =>
  part(view, region)
    .locator(marks)
    .evaluateAll((found, of) => found.map((mark) => of.map((name) => Number(mark.getAttribute(name)))), names);

/** The state of an answer that was compared with this many trainings on shuffled answers. */
async function shuffledState(state: SessionState, text: string, trainings: number): Promise<SessionState> {
  const { run } = state;
  if (!run) throw new Error('The sample has no run');
  const runs = await Promise.all(
    Array.from({ length: trainings }, (_, index) => trainedState(text, { ...run.options, shuffle: index + 1 })),
  );
  const scored = runs.map((of, index) => ({ index, score: of.run?.outcome?.test?.accuracy ?? Number.NaN }));
  return { ...state, run: { ...run, chanceTest: { trainings, scored } } };
}

async function openTrust(state: SessionState, text: string): Promise<{ readonly view: WebviewPage; readonly rows: PredictedRows }> {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(state);
  await view.page.getByRole('tab', { name: 'Trust' }).click();
  const rows = await tellRows(view, text, state);
  await view.settled();
  return { view, rows };
}

describe('an answer that everything is known of', () => {
  let view: WebviewPage;
  let rows: PredictedRows;
  let state: SessionState;
  beforeAll(async () => {
    state = await shuffledState({ ...validated, sweep: swept.sweep }, scores, 40);
    ({ view, rows } = await openTrust(state, scores));
  });
  afterAll(() => view.close());

  test('each fold stands at its accuracy, always one answer and this test at theirs', async () => {
    const region = part(view, 'Is it luck?');
    const folds = state.run?.crossValidation?.scored ?? [];
    const { right = 0, rows: of, baseline } = combineFolds(folds);
    expect(await textOf(view, 'Is it luck?')).toMatch(
      new RegExp(`5 tests on other rows: ${right} of ${of} right, each between \\d+\\.\\d % and \\d+\\.\\d %\\.`),
    );
    const [[tickX], [wholeX]] = [
      await region.getByText('80 %', { exact: true }).evaluateAll((texts) => texts.map((text) => Number(text.getAttribute('x')))),
      await region.getByText('100 %', { exact: true }).evaluateAll((texts) => texts.map((text) => Number(text.getAttribute('x')))),
    ];
    const shareAt = (x: number) => 0.8 + ((x - tickX) / (wholeX - tickX)) * 0.2;
    const dots = await numbersOf(view, 'Is it luck?', 'circle', ['cx']);
    dots.forEach(([x], i) => expect(shareAt(x)).toBeCloseTo(folds[i].scores.accuracy ?? Number.NaN, 6));
    const [[baselineX]] = await numbersOf(view, 'Is it luck?', 'line.baseline', ['x1']);
    expect(shareAt(baselineX)).toBeCloseTo(baseline.accuracy ?? Number.NaN, 6);
    const [[testX]] = await numbersOf(view, 'Is it luck?', 'line.real', ['x1']);
    expect(shareAt(testX)).toBeCloseTo(state.run?.outcome?.test?.accuracy ?? Number.NaN, 6);
    // The training rows would stand elsewhere.
    expect(state.run?.outcome?.train.accuracy).not.toBeCloseTo(state.run?.outcome?.test?.accuracy ?? Number.NaN, 3);
    const [[bandX, bandWidth]] = await numbersOf(view, 'Is it luck?', 'rect.band', ['x', 'width']);
    const accuracies = folds.map(({ scores: of }) => of.accuracy ?? Number.NaN);
    expect(shareAt(bandX)).toBeCloseTo(Math.min(...accuracies), 6);
    expect(shareAt(bandX + bandWidth)).toBeCloseTo(Math.max(...accuracies), 6);
  });

  test('shuffled answers are counted left of what the real ones have come to', async () => {
    const shuffled = state.run?.chanceTest?.scored.map(({ score }) => score) ?? [];
    const best = Math.max(...shuffled);
    const real = state.run?.outcome?.test?.accuracy ?? Number.NaN;
    expect(best).toBeLessThan(real);
    expect(await textOf(view, 'Could shuffled answers do this?')).toContain(
      `No: the best of 40 trained on shuffled answers got ${(best * 100).toFixed(1)} %.`,
    );
    const bars = (await numbersOf(view, 'Could shuffled answers do this?', 'rect.shuffled', ['x', 'width', 'height'])).filter(
      ([, , height]) => height > 0,
    );
    const [[realX]] = await numbersOf(view, 'Could shuffled answers do this?', 'line.real', ['x1']);
    expect(Math.max(...bars.map(([x, width]) => x + width))).toBeLessThan(realX);
    const [[whole]] = await numbersOf(view, 'Could shuffled answers do this?', 'line.axis', ['x2']);
    const shareAt = (x: number) => real + ((x - realX) / (whole - realX)) * (1 - real);
    const [lastX, lastWidth] = bars[bars.length - 1];
    expect(shareAt(lastX - 1)).toBeLessThanOrEqual(best);
    expect(shareAt(lastX + lastWidth + 1)).toBeGreaterThanOrEqual(best);
  });

  test('settings stand by their mean loss, each with its starts, and one is trained with', async () => {
    const region = part(view, 'Would other settings do better?');
    const lines = region.locator('tbody tr');
    expect(await lines.count()).toBeGreaterThanOrEqual(4);
    const means = (await lines.locator('td.number:not(:last-child)').allInnerTexts()).map(Number);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    const ofFirst = await lines
      .first()
      .locator('circle')
      .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute('cx'))));
    const mean = Number(await lines.first().locator('line.mean').getAttribute('x1'));
    expect(ofFirst).toHaveLength(3);
    expect(mean).toBeCloseTo(ofFirst.reduce((sum, x) => sum + x, 0) / 3, 1);
    await region
      .getByRole('button', { name: /^Train with/ })
      .first()
      .click();
    const [train] = (await view.intents()).filter(({ type }) => type === 'train');
    expect(train).toMatchObject({ type: 'train', options: { hidden: [], learningRate: 0.003 } });
  });

  test('the threshold moves both shares, and is asked for only when it is used', async () => {
    const region = part(view, 'When should it say 1?');
    const slider = region.getByRole('slider', { name: 'Answer 1 from' });
    const use = region.getByRole('button', { name: /^Use/ });
    expect(await use.isDisabled()).toBe(true);
    await slider.focus();
    for (let i = 0; i < 15; i++) await view.page.keyboard.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).toBe('35\u00a0%');
    const tested = Array.from(rows.lines.keys()).filter((row) => rows.splits?.[row] === 2);
    const said = tested.filter(
      (row) => (rows.values[row] === 1 ? 1 : -1) * ((rows.confidence?.[row] ?? 0) - (rows.values[row] === 1 ? 0.35 : 0.65)) > 0,
    );
    const right = said.filter((row) => rows.actual?.[row] === 1).length;
    const positives = tested.filter((row) => rows.actual?.[row] === 1).length;
    expect(await textOf(view, 'When should it say 1?')).toContain(
      `of its 1s right ${((right / said.length) * 100).toFixed(0)} % · of all 1s found ${((right / positives) * 100).toFixed(0)} %`,
    );
    const [[markX]] = await numbersOf(view, 'When should it say 1?', 'line.mark', ['x1']);
    const [[x1, x2]] = await numbersOf(view, 'When should it say 1?', 'line.grid', ['x1', 'x2']);
    expect((markX - x1) / (x2 - x1)).toBeCloseTo(0.35, 6);
    await slider.press('Shift+Tab');
    expect(await use.evaluate((button) => button === document.activeElement)).toBe(true);
    await use.press('Enter');
    const moves = async () => (await view.intents()).filter(({ type }) => type === 'moveDecision');
    expect(await moves()).toMatchObject([{ threshold: 0.35 }]);
    await slider.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).toBe('1\u00a0%');
    await slider.fill('50');
    // Where it is already: nothing is asked for, and the keyboard stays where it is.
    await use.press('Enter');
    expect(await use.isDisabled()).toBe(true);
    expect(await use.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await moves()).toHaveLength(1);
    await region.getByRole('button', { name: 'ROC' }).click();
    expect(await region.getByText(/^area 0\.\d{3}$/).count()).toBe(1);
  });

  test('what came stands over what was said, with how much that can be', async () => {
    const dots = await numbersOf(view, 'When it says 80 %, does it happen 80 % of the time?', 'circle', ['cx', 'cy', 'r']);
    const [[fromX, toX, fromY, toY]] = await numbersOf(view, 'When it says 80 %, does it happen 80 % of the time?', 'line.even', [
      'x1',
      'x2',
      'y1',
      'y2',
    ]);
    const tested = Array.from(rows.lines.keys()).filter((row) => rows.splits?.[row] === 2);
    const chance = (row: number) => (rows.values[row] === 1 ? (rows.confidence?.[row] ?? 0) : 1 - (rows.confidence?.[row] ?? 0));
    const sure = tested.filter((row) => chance(row) > 0.8);
    const [x, y] = dots[dots.length - 1];
    expect((x - fromX) / (toX - fromX)).toBeCloseTo(sure.reduce((sum, row) => sum + chance(row), 0) / sure.length, 6);
    expect((y - fromY) / (toY - fromY)).toBeCloseTo(sure.filter((row) => rows.actual?.[row] === 1).length / sure.length, 6);
    const intervals = await numbersOf(view, 'When it says 80 %, does it happen 80 % of the time?', 'line.interval', ['y1', 'y2']);
    intervals.forEach(([low, high], i) => {
      expect(dots[i][1]).toBeLessThanOrEqual(low);
      expect(dots[i][1]).toBeGreaterThanOrEqual(high);
    });
  });

  test('can be read by everybody, at any width', async () => {
    expect(await violations(view)).toEqual([]);
    expect(await overflows(view)).toEqual({});
    expect(view.complaints).toEqual([]);
  });
});

test('what has not been asked says what will be done, and is asked by a button', async () => {
  const { view } = await openTrust(neuron, scores);
  expect(await textOf(view, 'Is it luck?')).toMatch(/5 more trainings, each tested on another part of the rows, about [\d.]+ s\./);
  expect(await textOf(view, 'Could shuffled answers do this?')).toMatch(
    /The same training 100 times on shuffled answers, about [\d.]+ (s|min)\./,
  );
  for (const name of ['Cross-validate', 'Shuffle and train', 'Sweep 16 settings']) await view.page.getByRole('button', { name }).click();
  const asked = (await view.intents()).map(({ type }) => type).filter((type) => type !== 'listRows');
  expect(asked).toEqual(['crossValidate', 'testChance', 'sweep']);
  await view.send({ type: 'event', event: { type: 'shufflesStarted', runId: 'run-1', trainings: 100 } });
  await view.send({ type: 'event', event: { type: 'shuffleScored', runId: 'run-1', score: { index: 3, score: 0.55 } } });
  await expect.poll(() => textOf(view, 'Could shuffled answers do this?')).toContain('1 of 100 trainings on shuffled answers are done.');
  await part(view, 'Could shuffled answers do this?').getByRole('button', { name: 'Cancel' }).click();
  expect((await view.intents()).at(-1)).toEqual({ type: 'cancelChanceTest' });
  await view.close();
});

test('of numbers it is told how far off they are, in the units of the file', async () => {
  const { view, rows } = await openTrust(homes, homesTable());
  const tested = Array.from(rows.lines.keys()).filter((row) => rows.splits?.[row] === 2);
  const errors = tested.map((row) => rows.values[row] - (rows.actual?.[row] ?? Number.NaN));
  const half = errors.map(Math.abs).sort((a, b) => a - b)[(errors.length - 1) / 2];
  const said = /within ([\d ]+) €/.exec(await textOf(view, 'How far off is it?'))?.[1] ?? '';
  expect(Math.abs(Number(said.replace(' ', '')) - half)).toBeLessThan(half * 0.01);
  const bars = await numbersOf(view, 'How far off is it?', '.errors rect', ['x', 'height']);
  const [[zero]] = await numbersOf(view, 'How far off is it?', '.errors .zero', ['x1']);
  const sum = (of: readonly (readonly number[])[]) => of.reduce((total, [, height]) => total + height, 0);
  const low = sum(bars.filter(([x]) => x < zero));
  expect(low / sum(bars)).toBeCloseTo(errors.filter((error) => error < 0).length / errors.length, 6);
  expect(await part(view, 'How far off is it?').locator('circle').count()).toBe(errors.length);
  expect(await violations(view)).toEqual([]);
  expect(await overflows(view)).toEqual({});
  await view.close();
});

test('why a threshold could not be moved is said', async () => {
  const { view } = await openTrust(neuron, scores);
  await part(view, 'When should it say 1?').getByRole('slider').fill('40');
  await view.page.getByRole('button', { name: /^Use 40/ }).click();
  const said = { template: 'The table has changed.' };
  await expect.poll(async () => (await view.intents()).some(({ type }) => type === 'moveDecision')).toBe(true);
  const asked = (await view.intents()).find(({ type }) => type === 'moveDecision');
  await view.send({ type: 'reply', reply: { id: asked?.id ?? 0, outcome: { type: 'failed', said } } });
  await view.page.getByRole('alert').getByText('The table has changed.').waitFor();
  await view.close();
});
