import { afterAll, beforeAll, expect, test } from 'vitest';
import { verbatim } from '../../src/message.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { taskStates } from './taskStates.ts';
import { tookMs } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const states = await taskStates();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

async function openData(state: SessionState): Promise<WebviewPage> {
  const view = await stage.show();
  await view.show(state);
  await view.page.getByRole('tab', { name: 'Data' }).click();
  return view;
}

const lineOf = ({ page }: WebviewPage, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('arrow keys go from tab to tab, and the open one is remembered', async () => {
  const view = await stage.show();
  await view.show(states.homes);
  await view.page.getByRole('tab', { name: 'Learn' }).focus();
  await view.page.keyboard.press('ArrowRight');
  await view.page.keyboard.press('ArrowRight');
  const data = view.page.getByRole('tab', { name: 'Data' });
  expect(await data.getAttribute('aria-selected')).toBe('true');
  expect(await data.evaluate((tab) => tab === document.activeElement)).toBe(true);
  const panel = view.page.getByRole('tabpanel', { name: 'Data' });
  expect(await panel.getAttribute('id')).toBe(await data.getAttribute('aria-controls'));
  expect(await view.page.getByRole('tabpanel').count()).toBe(1);
  expect(await view.memento()).toMatchObject({ tab: 'data' });
  await view.page.keyboard.press('Home');
  expect(await view.memento()).toMatchObject({ tab: 'learn' });
  await view.page.keyboard.press('ArrowLeft');
  expect(await view.memento()).toMatchObject({ tab: 'use' });
  await view.close();
});

test('each column says what it holds', async () => {
  const view = await openData(states.homes);
  const text = async (name: string) => (await lineOf(view, name).innerText()).replaceAll('\u00a0', ' ');
  expect(await text('rooms')).toMatch(/1 … 8\s+15 \(3\.8 %\)\s+[\s\S]*2 cells are not numbers \(line 18: "four"; line 92: "many"\)/);
  expect(await text('id')).toMatch(/Left out: it is a different number in every row, like a name for it\./);
  expect(await text('sold')).toMatch(/2015-0\d-\d\d … 2022-1\d-\d\d/);
  expect(await lineOf(view, 'city').getByRole('img').getAttribute('aria-label')).toMatch(
    /^Berlin: \d+, Hamburg: \d+, Bremen: \d+, Kiel: \d+$/,
  );
  expect(await lineOf(view, 'asking price').getByText('correlation 0.999', { exact: true }).count()).toBe(1);
  await view.close();
});

test('a column is taken for another kind, and trained again at once when that is quick', async () => {
  const view = await openData(tookMs(states.homes, 50));
  await view.page.getByLabel('Kind of rooms').selectOption('category');
  const options = { ...states.homes.run?.options, kinds: [{ column: 'rooms', kind: 'category' }] };
  expect(await view.intents()).toEqual([{ type: 'train', options }]);
  await view.close();
});

test('what is changed waits for Train when training is slow, says what was found, and can be taken back', async () => {
  const view = await openData(tookMs(states.homes, 60_000));
  const kind = view.page.getByLabel('Kind of rooms');
  await kind.selectOption('category');
  expect(await view.intents()).toEqual([]);
  await view.page.getByText('found: number').waitFor();
  await view.page.getByText('Changed: train again to use it.').waitFor();
  await kind.selectOption('as found');
  expect(await view.page.getByText('Changed: train again to use it.').count()).toBe(0);
  await view.page.getByLabel('Role of asking price').selectOption('input');
  await view.page.getByLabel('Role of area').selectOption('left out');
  await lineOf(view, 'area').getByText('Left out: by your choice.').waitFor();
  await view.page.getByRole('button', { name: 'Train', exact: true }).click();
  expect(await view.intents()).toMatchObject([
    { type: 'train', options: { features: ['city', 'sold', 'rooms', 'asking price'], kinds: [] } },
  ]);
  await view.close();
});

test('another target is chosen among the columns', async () => {
  const view = await openData(tookMs(states.homes, 50));
  await view.page.getByLabel('Role of city').selectOption('target');
  const [intent] = await view.intents();
  expect(intent).toMatchObject({ type: 'train', options: { target: 'city' } });
  await view.close();
});

test('of a thousand columns a hundred are shown, and more when they are asked for', async () => {
  const view = await openData(states.thousand);
  const lines = view.page.getByRole('rowheader');
  expect(await lines.count()).toBe(100);
  await view.page.getByRole('button', { name: /Show 100 more of 1001/ }).click();
  expect(await lines.count()).toBe(200);
  await view.close();
});

/** The number of the page's newest question; the page also asks whether its host is alive. */
async function lastAsked(view: WebviewPage, name: string): Promise<number> {
  const asked = (await view.intents()).filter((request) => request.type === 'revealColumn').at(-1);
  expect(asked).toMatchObject({ type: 'revealColumn', name });
  return asked?.id ?? Number.NaN;
}

test('a column is shown in the file, and where it is not there any more that is said until another one is', async () => {
  const view = await openData(states.homes);
  const problem = view.page.getByRole('alert');
  await lineOf(view, 'rooms').getByRole('button', { name: 'rooms' }).click();
  expect(await view.intents()).toHaveLength(1);
  await view.send({ type: 'reply', reply: { id: await lastAsked(view, 'rooms'), outcome: { type: 'done', value: 'absent' } } });
  expect(await problem.innerText()).toBe('The file has no column "rooms" any more: it has been changed since training.');
  // Where it was asked: the list may be long.
  expect(await lineOf(view, 'rooms').getByRole('alert').count()).toBe(1);
  await lineOf(view, 'area').getByRole('button', { name: 'area' }).focus();
  await view.page.keyboard.press('Enter');
  await view.send({
    type: 'reply',
    reply: { id: await lastAsked(view, 'area'), outcome: { type: 'failed', said: verbatim('homes.csv could not be opened.') } },
  });
  await view.page.getByText('homes.csv could not be opened.').waitFor();
  expect(await problem.count()).toBe(1);
  await lineOf(view, 'city').getByRole('button', { name: 'city' }).click();
  await view.send({ type: 'reply', reply: { id: await lastAsked(view, 'city'), outcome: { type: 'done', value: 'shown' } } });
  await problem.waitFor({ state: 'detached' });
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('what was asked before another session is not answered any more', async () => {
  const view = await openData(states.homes);
  await lineOf(view, 'rooms').getByRole('button', { name: 'rooms' }).click();
  const id = await lastAsked(view, 'rooms');
  await view.show(states.homes);
  await view.send({ type: 'reply', reply: { id, outcome: { type: 'done', value: 'absent' } } });
  await view.settled();
  expect(await view.page.getByRole('alert').count()).toBe(0);
  await view.close();
});

test('columns are found by name, sorted, and histograms come before what is chosen', async () => {
  const view = await openData(states.homes);
  const names = () => view.page.getByRole('rowheader').allInnerTexts();
  await view.page.getByLabel('Order of the columns').selectOption({ label: 'furthest with price' });
  expect((await names())[0]).toBe('asking price');
  await view.page.getByLabel('Find a column').fill('ROOM');
  expect(await names()).toEqual(['rooms']);
  const rooms = lineOf(view, 'rooms');
  const [chart, kind] = [await rooms.getByRole('img').boundingBox(), await view.page.getByLabel('Kind of rooms').boundingBox()];
  expect(chart?.x ?? Number.NaN).toBeLessThan(kind?.x ?? Number.NaN);
  await view.page.getByLabel('Find a column').fill('');
  await view.page.getByRole('button', { name: /^left out \d+$/ }).click();
  expect(await names()).toEqual(expect.arrayContaining(['id', 'country']));
  expect(await names()).not.toContain('rooms');
  await view.close();
});
