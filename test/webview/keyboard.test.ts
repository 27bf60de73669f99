import { afterAll, beforeAll, expect, test } from 'vitest';
import { reply, type AskedRequest } from './hostAnswers.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

async function show(name: 'neuron' | 'hidden'): Promise<WebviewPage> {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states[name]);
  await sendSamples(view, states[name], samplesOf(examScores(), states[name]));
  return view;
}

/** The part of the page with the focus. */
function part({ page }: WebviewPage): Promise<string> {
  return page.evaluate(() => {
    const parts = [
      ...(['.transport', '.curve', '.whatIf', '.thumbnail .frame', '.thumbnail', 'svg[role=group]', '.units', '[role=tablist]'] as const),
      ...(['.strip', 'header'] as const),
    ];
    return parts.find((selector) => document.activeElement?.closest(selector)) ?? document.activeElement?.tagName ?? '';
  });
}

const said = ({ page }: WebviewPage) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

async function press({ page }: WebviewPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses Tab until a part has the focus. */
async function tabTo(view: WebviewPage, wanted: string): Promise<void> {
  for (let i = 0; i < 40 && (await part(view)) !== wanted; i++) await press(view, 'Tab');
  expect(await part(view)).toBe(wanted);
}

test('Tab goes through the parts in the order in which they are read, and the graph is one stop', async () => {
  const view = await show('neuron');
  const visited: string[] = [];
  for (let i = 0; i < 40; i++) {
    await press(view, 'Tab');
    const here = await part(view);
    if (here === 'BODY') break;
    visited.push(here);
  }
  const expected = ['header', '[role=tablist]', 'svg[role=group]', '.transport', '.curve', '.whatIf'];
  const parts = visited.filter((one) => expected.includes(one));
  expect(parts.filter((one, i) => one !== parts[i - 1])).toEqual(expected);
  // The button that adds a layer is the second.
  expect(visited.filter((one) => one === 'svg[role=group]')).toHaveLength(2);
  await view.close();
});

test('the graph is gone through by arrows, along the flow and across it; Enter opens a number and Escape comes back', async () => {
  const view = await show('hidden');
  await tabTo(view, 'svg[role=group]');
  const [first] = [await said(view)];
  expect(first).toMatch(/^hidden 1 · 1/);
  await press(view, 'ArrowDown');
  expect(await said(view)).toMatch(/^hidden 1 · 2/);
  await press(view, 'ArrowLeft');
  expect(await said(view)).toMatch(/^exam[12] times .*, into hidden 1 · 2$/);
  await press(view, 'ArrowLeft');
  expect(await said(view)).toMatch(/^Input exam[12]/);
  await press(view, 'ArrowRight');
  const line = await said(view);
  expect(line).toMatch(/^exam[12] times .*, into hidden 1 · \d$/);
  await press(view, 'Enter');
  await expect.poll(() => view.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await press(view, 'ArrowUp', 'Escape');
  await expect.poll(() => said(view)).not.toBe('');
  expect((await said(view)).split(',')[1]).toBe(line.split(',')[1]);
  expect(await said(view)).not.toBe(line);
  await press(view, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await said(view)).toMatch(/^output/);
  await view.close();
});

test('the map is gone through by arrows from row to row, each is asked of the file, and its step is opened and left', async () => {
  const view = await show('neuron');
  const cells = examScores()
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const answerRow = async (count: number) => {
    let line = -1;
    await reply(
      view,
      'readRow',
      (request) => {
        ({ line } = request as AskedRequest & { line: number });
        return { line, cells: cells[0].map((name, i) => [name, cells[line][i]]), split: 'train' };
      },
      count,
    );
    return line;
  };
  const map = view.page.locator('.thumbnail [role=img][tabindex="0"]');
  await map.focus();
  const lines: number[] = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) {
    await press(view, key);
    lines.push(await answerRow(lines.length + 1));
    // The next step goes on from the row that has come.
    await view.settled();
  }
  // To the right: each has more of exam1 than the one before.
  const across = lines.map((line) => Number(cells[line][0]));
  expect(across).toEqual([...across].sort((a, b) => a - b));
  expect(new Set(lines).size).toBe(3);
  expect(await view.page.getByText(`line ${lines[2] + 1}`).count()).toBeGreaterThan(0);
  const step = view.page.getByRole('button', { name: 'One step' });
  for (let i = 0; i < 20 && !(await step.evaluate((button) => button === document.activeElement)); i++) await press(view, 'Tab');
  await press(view, 'Enter');
  const drawer = view.page.getByRole('dialog', { name: 'One step, explained' });
  await drawer.waitFor();
  await press(view, 'Escape');
  await expect.poll(() => drawer.count()).toBe(0);
  expect(await step.evaluate((button) => button === document.activeElement)).toBe(true);
  await view.close();
});
