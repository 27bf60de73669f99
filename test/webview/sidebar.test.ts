import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { sampleStates } from './sampleStates.ts';
import { reply } from './hostAnswers.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { examScores } from './tables.ts';
import { stateAfter, trainedState, trainingEvents } from './trainedRuns.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let three: SessionState;

beforeAll(async () => {
  stage = await WebviewStage.open();
  const one = await trainedState(examScores(), { features: ['exam2'] });
  const two = stateAfter(await trainingEvents(examScores(), { hidden: [8], learningRate: 0.003 }, 'run-2'), one);
  three = stateAfter(await trainingEvents(examScores(), {}, 'run-3'), two);
});
afterAll(() => stage.close());

const context = { documentUri: 'file:///data/exam_scores.csv', fileName: 'exam_scores.csv', playbackSeconds: 0 };

async function open(state: SessionState): Promise<WebviewPage> {
  const view = await stage.show({ place: 'sidebar', width: 300 });
  await view.show(state);
  return view;
}

const accuracies = () => (three.records ?? []).map(({ test }) => (test?.accuracy ?? 0) * 100);

test('the sidebar names its file, how good the answer is, what is predicted from what, and what a constant would get', async () => {
  const view = await open(three);
  const header = view.page.locator('header');
  await expect.poll(() => header.innerText()).toMatch(/exam_scores\.csv/);
  expect(await header.innerText()).toMatch(/\d\d\.\d\s%\s+of unseen rows right\s+pass from exam1, exam2 · always 1: \d\d\.\d\s%/);
  await view.close();
});

test('the answer to what if is read whole under a long question, and so is a date', async () => {
  const lines = Array.from(
    { length: 120 },
    (_, row) => `2024-${String(1 + (row % 12)).padStart(2, '0')}-11 08:3${row % 10},${row % 7},${row % 7 > 3 ? 'Certainly' : 'Never'}`,
  );
  const view = await open(
    await trainedState(['asked,How many times?,Would you recommend us to your friends?', ...lines].join('\n'), { epochs: 40 }),
  );
  const answer = view.page.locator('output.answer strong');
  await expect.poll(() => answer.innerText()).toMatch(/= (Certainly|Never)$/);
  expect(await answer.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0);
  const right = await answer.evaluate((text) => text.getBoundingClientRect().right);
  expect(right).toBeLessThanOrEqual(300);
  const date = view.page.getByRole('textbox', { name: 'asked', exact: true });
  expect(await date.inputValue()).toMatch(/^2024-\d\d-\d\d \d\d:\d\d(:\d\d)?$/);
  expect(await date.evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(0);
  // As far to the right as the button below, and no further.
  const edge = await view.page.getByRole('button', { name: 'Train again' }).evaluate((button) => button.getBoundingClientRect().right);
  expect(await date.evaluate((field) => field.getBoundingClientRect().right)).toBeLessThanOrEqual(edge + 0.5);
  await view.close();
});

test('facts of a run tell how many units did not learn', async () => {
  const { hidden } = await sampleStates();
  if (!hidden.run?.plan) throw new Error('Nothing was planned');
  const frozen = [
    { layer: 0, unit: 3 },
    { layer: 1, unit: 0 },
  ];
  const facts = async (continued?: { epochs: number; frozen: typeof frozen }) => {
    const { run } = hidden;
    const view = await open(run?.plan && continued ? { ...hidden, run: { ...run, plan: { ...run.plan, continued } } } : hidden);
    await view.page.getByText('More about this run').click();
    await view.page.getByText('Features', { exact: true }).waitFor();
    const shown = await view.page
      .locator('dt', { hasText: /^Frozen$/ })
      .locator('xpath=following-sibling::dd[1]')
      .allInnerTexts();
    await view.close();
    return shown;
  };
  expect(await facts({ epochs: 5, frozen })).toEqual(['2 units']);
  expect(await facts()).toEqual([]);
});

test('runs stand below each other with what sets them apart, and differences to the one that is shown', async () => {
  const view = await open(three);
  const runs = view.page.locator('.run');
  await expect.poll(() => runs.count()).toBe(3);
  const texts = (await runs.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  const [third, second, first] = accuracies();
  const delta = (of: number) => {
    const points = Math.abs(of - third).toFixed(1);
    return points === '0.0' ? '=' : `${of > third ? '▲' : '▼'} ${points}`;
  };
  expect(texts).toEqual([
    `3 1 neuron 0.01 ${third.toFixed(1)} % shown`,
    `2 8 neurons 0.003 ${second.toFixed(1)} % ${delta(second)}`,
    `1 from exam2 only ${first.toFixed(1)} % ${delta(first)}`,
  ]);
  expect(await view.page.locator('.note').innerText()).toBe('same 60 test rows; click brings one back');
  expect(await runs.nth(0).getAttribute('aria-current')).toBe('true');
  // Each with its interval, of which the figure is a part; the others also with how they compare.
  for (const [i, share] of [third, second, first].entries()) {
    const title = (await runs.nth(i).getAttribute('title')) ?? '';
    const [, low, high] = /^Between (\d+).% and (\d+).% on many more rows/m.exec(title) ?? [];
    expect(Number(low)).toBeLessThan(share);
    expect(Number(high)).toBeGreaterThan(share);
    expect(/on the same test rows/.test(title)).toBe(i > 0);
  }
  expect(await violations(view)).toEqual([]);
  await view.close();
});

test('a click brings a run back; one whose weights are gone cannot be clicked and says why', async () => {
  const view = await open(three);
  await view.page.locator('.run').nth(2).click();
  await view.page.locator('.run').nth(0).click();
  expect(await view.intents()).toEqual([{ type: 'bringBack', runId: three.records?.[2].runId, id: expect.any(Number) as number }]);
  await view.show({ ...three, records: three.records?.map((run, index) => ({ ...run, isKept: index !== 2 })) });
  await expect.poll(() => view.page.locator('.run').nth(2).isDisabled()).toBe(true);
  expect(await view.page.locator('.run').nth(2).getAttribute('title')).toMatch(/Only its figures are kept/);
  await view.close();
});

test('a remembered run is compared with the one that is shown; one whose weights are gone cannot be', async () => {
  const view = await open(three);
  // By the keyboard alone: two stops for each run that can be compared.
  await view.page.locator('.run').nth(1).focus();
  await view.page.keyboard.press('Tab');
  await view.page.keyboard.press('Tab');
  await view.page.keyboard.press('Tab');
  const compare = view.page.getByRole('button', { name: 'Compare run 1 with the one that is shown' });
  expect(await compare.evaluate((button) => button === document.activeElement)).toBe(true);
  await view.page.keyboard.press('Enter');
  expect(await view.intents()).toEqual([{ type: 'compareRuns', runId: three.records?.[2].runId }]);
  expect(await view.page.locator('.compare').count()).toBe(2);
  await view.show({ ...three, records: three.records?.map((run, index) => ({ ...run, isKept: index !== 2 })) });
  await expect.poll(() => view.page.locator('.compare').count()).toBe(1);
  await view.close();
});

test('figures of other test rows are not compared', async () => {
  const view = await open({ ...three, records: three.records?.map((run, index) => (index === 2 ? { ...run, testKey: 1 } : run)) });
  await expect.poll(() => view.page.locator('.run').nth(2).innerText()).toMatch(/–$/);
  expect(await view.page.locator('.note').innerText()).toMatch(/figures of other test rows have no arrow/);
  await view.close();
});

test('the graph is there while the panel cannot be seen', async () => {
  const view = await open(three);
  await view.page.locator('.graph').first().waitFor();
  await view.page.getByRole('button', { name: 'Show panel' }).waitFor();
  await view.send({ type: 'contextChanged', context: { ...context, isPanelVisible: true } });
  await expect.poll(() => view.page.locator('.graph').count()).toBe(0);
  expect(await view.page.getByRole('button', { name: 'Show panel' }).count()).toBe(0);
  await view.close();
});

test('the row at the cursor has its answer', async () => {
  const view = await open(three);
  await view.send({ type: 'rowPointed', line: 132 });
  const asked = async () => (await view.page.evaluate(() => window.fakeHost.intents)).find(({ type }) => type === 'readRow');
  await expect.poll(async () => (await asked())?.type).toBe('readRow');
  const cells = [
    ['exam1', '90'],
    ['exam2', '90'],
    ['pass', '1'],
  ];
  const id = Number((await asked())?.id);
  const value = { line: 132, cells, split: 'test' };
  await view.send({ type: 'reply', reply: { id, outcome: { type: 'done', value } } });
  const section = view.page.getByLabel('Row at the cursor');
  await expect.poll(() => section.innerText()).toMatch(/line 133, at the cursor\s+pass = 1\s+9\d\s%\ssure · actual 1 ✓/i);
  await view.close();
});

test('the strip says how much better or worse the answer is since the run before', async () => {
  const view = await stage.show();
  const records = (three.records ?? []).map((run, index) => ({ ...run, test: { loss: 0.3, accuracy: [0.88, 0.864, 0.7][index] } }));
  await view.show({ ...three, records });
  const text = () => view.page.locator('main').innerText();
  await expect.poll(text).toMatch(/always 1: \d\d\.\d\s% · ▲\s1\.6 points since run 2/);
  await view.show({ ...three, records: records.map((run, index) => (index === 1 ? { ...run, testKey: 5 } : run)) });
  await expect.poll(text).toMatch(/other test rows than run 2/);
  await view.close();
});

test('what if begins with the medians that the panel begins with, and follows the row at the cursor', async () => {
  const fields = async (view: WebviewPage) =>
    Promise.all(['exam1', 'exam2'].map((name) => view.page.getByRole('textbox', { name, exact: true }).inputValue()));
  const side = await open(three);
  await side.page.getByRole('textbox', { name: 'exam2', exact: true }).waitFor();
  const begun = await fields(side);
  await sendSamples(side, three, samplesOf(examScores(), three));
  const panel = await stage.show({ width: 1060, height: 800 });
  await panel.show(three);
  await sendSamples(panel, three, samplesOf(examScores(), three));
  expect(await fields(side)).toEqual(await fields(panel));
  // Without rows there are but means.
  expect(await fields(side)).not.toEqual(begun);
  await side.send({ type: 'rowPointed', line: 132 });
  const cells = [
    ['exam1', '12.5'],
    ['exam2', '90'],
    ['pass', '1'],
  ];
  await reply(side, 'readRow', () => ({ line: 132, cells, split: 'test' }));
  await expect.poll(() => fields(side)).toEqual(['12.5', '90']);
  await side.close();
  await panel.close();
});
