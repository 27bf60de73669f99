import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { encodeRow } from '../../src/dataset/encoding/apply/encodeRow.ts';
import { answer } from '../../src/model/answer.ts';
import { reply } from './hostAnswers.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores, homesTable } from './tables.ts';
import { textFaults } from './textFaults.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage, type PageSetup, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let neuron: SessionState;

beforeAll(async () => {
  neuron = (await sampleStates()).neuron;
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

async function showFields(state: SessionState, text: string, setup: PageSetup = {}): Promise<WebviewPage> {
  const view = await stage.show({ width: 521, height: 798, ...setup });
  await view.show(state);
  await sendSamples(view, state, samplesOf(text, state));
  return view;
}

/** The answer of the state's weights, by the functions used for all predictions. */
function answerTo({ run }: SessionState, cells: Readonly<Record<string, string>>) {
  if (!run?.plan || !run.outcome) throw new Error('Nothing was trained');
  const network = { ...run.plan, weights: run.outcome.weights };
  return answer(network, encodeRow(run.plan.encoder, new Map(Object.entries(cells))).inputs).answer;
}

const field = ({ page }: WebviewPage, name: string) => page.locator('.whatIf .value').and(page.getByLabel(name));
const slider = ({ page }: WebviewPage, name: string) => page.locator('.whatIf').getByRole('slider', { name });
const said = ({ page }: WebviewPage) => page.locator('.whatIf .answer').getAttribute('aria-label');

test('values that are typed are answered as they are everywhere else, and their parts follow', async () => {
  const view = await showFields(neuron, examScores());
  const amounts = new Set<string>();
  for (const [exam1, exam2] of [
    ['74.71', '61.49'],
    ['79.42', '67.92'],
    ['35', '38.5'],
  ]) {
    await field(view, 'exam1').fill(exam1);
    await field(view, 'exam2').fill(exam2);
    const { value, confidence = 0 } = answerTo(neuron, { exam1, exam2 });
    expect((await said(view))?.replaceAll('\u00a0', ' ')).toBe(`pass = ${value} · ${Math.round(confidence * 100)} % sure`);
    amounts.add((await view.page.locator('.whatIf .amount').allInnerTexts()).join());
  }
  expect(amounts.size).toBe(3);
  await view.close();
});

test('a slider goes by arrows, with Shift by tenths, to its ends; the map follows', async () => {
  const view = await showFields(neuron, examScores());
  const { min, max } = neuron.run?.plan?.encoder.inputs[0] ?? { min: 0, max: 0 };
  const value = async () => Number(await field(view, 'exam1').inputValue());
  await slider(view, 'exam1').focus();
  await view.page.keyboard.press('Home');
  expect(await value()).toBeCloseTo(min, 1);
  const left = Number(await view.page.locator('.plot .asked').first().getAttribute('cx'));
  await view.page.keyboard.press('ArrowRight');
  expect(await value()).toBeCloseTo(min + (max - min) / 100, 1);
  await view.page.keyboard.press('Shift+ArrowRight');
  expect(await value()).toBeCloseTo(min + (max - min) * 0.11, 1);
  await view.page.keyboard.press('End');
  expect(await value()).toBeCloseTo(max, 1);
  expect(Number(await view.page.locator('.plot .asked').first().getAttribute('cx'))).toBeGreaterThan(left + 150);
  await view.close();
});

test('a value beyond all training rows is marked, and words say why', async () => {
  const view = await showFields(neuron, examScores());
  expect(await view.page.locator('.whatIf .note').count()).toBe(0);
  await field(view, 'exam2').fill('250');
  expect(await view.page.locator('.whatIf .note').innerText()).toMatch(/^outside .+ … .+: nothing was seen there$/);
  expect(await field(view, 'exam2').getAttribute('aria-describedby')).toBe(await view.page.locator('.whatIf .note').getAttribute('id'));
  await view.close();
});

test('the surest answer has room beside the fields, and is not said to be certain', async () => {
  const view = await showFields(neuron, examScores());
  await field(view, 'exam1').fill('195');
  const answer = view.page.locator('.whatIf output');
  await expect.poll(() => answer.innerText()).toMatch(/^1\s*>\s99\.99\s%$/);
  const { right } = await answer.evaluate((element) => element.getBoundingClientRect());
  expect(right).toBeLessThanOrEqual(505.5);
  expect(await textFaults(view)).toEqual({ cut: [], over: [] });
  await view.close();
});

test('what would flip it is asked and done by keys alone, and the focus stays where it was', async () => {
  const view = await showFields(neuron, examScores());
  const { keyboard } = view.page;
  const ask = view.page.getByRole('button', { name: 'What would flip it?' });
  const answer = view.page.locator('.whatIf output strong');
  const before = await answer.innerText();
  const hasFocus = () => ask.evaluate((button) => button === document.activeElement);
  await ask.focus();
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  expect(await ask.getAttribute('aria-expanded')).toBe('false');
  expect(await hasFocus()).toBe(true);
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect.poll(() => answer.innerText()).not.toBe(before);
  expect(await hasFocus()).toBe(true);
  await view.close();
});

test('what would flip it is told, and done at a click', async () => {
  const view = await showFields(neuron, examScores());
  await field(view, 'exam1').fill('70');
  await field(view, 'exam2').fill('70');
  const before = answerTo(neuron, { exam1: '70', exam2: '70' }).value;
  await view.page.getByRole('button', { name: 'What would flip it?' }).click();
  const change = view.page.locator('.whatIf .change').first();
  const words = await change.innerText();
  const [, column, sign, amount, answered] = /^(exam[12]) ([+−]) ([\d.]+) → pass = ([01])$/.exec(words) ?? [];
  expect(answered).not.toBe(String(before));
  await change.click();
  const expected = 70 + (sign === '+' ? 1 : -1) * Number(amount);
  expect(Number(await field(view, column).inputValue())).toBeCloseTo(expected, 6);
  expect(await said(view)).toMatch(new RegExp(`^pass = ${answered} `));
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('of many columns the strongest are there, and the others behind a number; categories are chosen from a list', async () => {
  const homes = await trainedState(homesTable(), { target: 'price', features: ['area', 'city', 'sold', 'rooms'], epochs: 60 });
  const view = await showFields(homes, homesTable());
  const shown = await view.page.locator('.whatIf .field').count();
  expect(shown).toBeGreaterThan(0);
  await view.page.getByRole('button', { name: `All columns, ${4 - shown} more` }).click();
  const popup = view.page.locator('.whatIf .popup');
  expect(await popup.locator('.field').count()).toBe(4);
  const before = await said(view);
  await popup.getByLabel('city').selectOption('Kiel');
  expect(await said(view)).not.toBe(before);
  expect(await said(view)).toMatch(
    /^price = [\d\u00a0]+\u00a0€ · 9 in 10 rows like this lie between [\d\u00a0]+\u00a0€ and [\d\u00a0]+\u00a0€\.$/,
  );
  await view.page.keyboard.press('Escape');
  expect(await popup.count()).toBe(0);
  expect(await view.page.getByRole('button', { name: 'What would flip it?' }).count()).toBe(0);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('a row that is chosen in the file to be asked about opens its tab, with the focus in the first field', async () => {
  const view = await showFields(neuron, examScores());
  await view.page.getByRole('tab', { name: 'Trust' }).click();
  await view.send({ type: 'rowPointed', line: 132, chosenFor: 'whatIf' });
  await expect.poll(() => view.page.evaluate(() => document.activeElement?.matches('.whatIf .value'))).toBe(true);
  await expect.poll(async () => (await view.intents()).map(({ type }) => type)).toContain('readRow');
  // Only once: who comes back to the tab later keeps the focus there.
  await view.page.getByRole('tab', { name: 'Trust' }).click();
  await view.page.getByRole('tab', { name: 'Learn' }).click();
  await view.settled();
  expect(await view.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tab');
  await view.close();
});

test('a pinned row is read again when its line is typed in, and only then', async () => {
  const view = await showFields(neuron, examScores());
  const row = (exam1: string) => () => ({ line: 132, cells: [['exam1', exam1], ['exam2', '40'], ['pass', '1']], split: 'test' }); // prettier-ignore
  await view.send({ type: 'rowPointed', line: 132, chosenFor: 'look' });
  await reply(view, 'readRow', row('50'));
  await expect.poll(() => field(view, 'exam1').inputValue()).toBe('50');
  await view.send({ type: 'rowPointed', line: 9 });
  await view.send({ type: 'rowPointed', line: 132 });
  await reply(view, 'readRow', row('61'), 2);
  await expect.poll(() => field(view, 'exam1').inputValue()).toBe('61');
  expect((await view.intents()).filter(({ type }) => type === 'readRow')).toHaveLength(2);
  await view.close();
});

test('of a number it is told what would bring it to a goal, and done at a click', async () => {
  const homes = await trainedState(homesTable(), { target: 'price', features: ['area', 'rooms'], epochs: 200 });
  const view = await showFields(homes, homesTable());
  const number = async () => Number(/[\d\u00a0]+/.exec((await said(view)) ?? '')?.[0].replaceAll('\u00a0', ''));
  await view.page.getByRole('button', { name: 'What would reach…' }).click();
  const goal = Math.round((await number()) * 1.05);
  await view.page.getByLabel('price to reach').fill(String(goal));
  const change = view.page.locator('.whatIf .change').first();
  await expect.poll(() => change.innerText()).toContain(`→ price ≥ ${goal}`);
  await change.click();
  await expect.poll(number).toBeGreaterThanOrEqual(goal - 1);
  await view.page.getByRole('button', { name: 'What would reach…' }).click();
  await view.page.getByLabel('price to reach').fill('dear');
  await expect.poll(() => view.page.getByLabel('price to reach').getAttribute('aria-invalid')).toBe('true');
  expect(await view.page.locator('.whatIf .change').count()).toBe(0);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('a goal with a decimal comma is the one that is meant', async () => {
  const state = await trainedState(homesTable(), { features: ['area', 'rooms'], hidden: [4], epochs: 60 });
  const view = await showFields(state, homesTable());
  await view.page.getByRole('button', { name: 'What would reach…' }).click();
  const goal = view.page.locator('.whatIf .found input');
  const changes = () => view.page.locator('.whatIf .change').allInnerTexts();
  await goal.fill('700000.5');
  const wanted = (await changes()).map((text) => text.replace('700000.5', ''));
  expect(wanted.length).toBeGreaterThan(0);
  await goal.fill('700000,5');
  expect(await goal.getAttribute('aria-invalid')).toBe('false');
  expect((await changes()).map((text) => text.replace('700000,5', ''))).toEqual(wanted);
  await view.close();
});

test('a case is kept for the list of Use, once', async () => {
  const view = await showFields(neuron, examScores());
  await field(view, 'exam1').fill('74.71');
  await field(view, 'exam2').fill('61.49');
  await view.page.getByRole('button', { name: 'Keep this case in the list of Use' }).click();
  await view.page.getByRole('button', { name: 'This case is in the list of Use' }).press('Enter');
  await field(view, 'exam2').fill('90');
  await view.page.getByRole('button', { name: 'Keep this case in the list of Use' }).click();
  await view.page.getByRole('tab', { name: 'Use' }).click();
  const values = () =>
    view.page.locator('[role=tabpanel]:not([hidden]) table input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect.poll(async () => (await values()).slice(0, 4)).toEqual(['74.71', '61.49', '74.71', '90']);
  await view.close();
});
