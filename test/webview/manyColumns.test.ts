import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage } from './webviewPage.ts';

/** Enough that anything drawn or measured per column, or per pair of columns, shows in the counts. */
const columnCount = 8000;
/** The limit for a page of any table, whose list begins with a hundred columns. */
const mostNodes = 7000;
const mostMeasured = 5000;

let stage: WebviewStage;
let state: SessionState;

beforeAll(async () => {
  stage = await WebviewStage.open();
  const names = Array.from({ length: columnCount - 1 }, (_, i) => `measurement of sensor ${i} in the northern hall`);
  const rows = Array.from({ length: 12 }, (_, row) => [...names.map((_, k) => (row * (k + 7919)) % 1009), row % 2].join(','));
  state = await trainedState([[...names, 'y'].join(','), ...rows].join('\n'), { epochs: 2 });
});
afterAll(() => stage.close());

test('of thousands of columns a page draws and measures no more than can be seen', async () => {
  const view = await stage.show({ width: 900, height: 800 });
  const { page } = view;
  await page.evaluate(() => {
    const counts = { nodes: 0, measured: 0 };
    window.work = counts;
    // Everything added counts, even if it disappears immediately.
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) counts.nodes += 1 + (node instanceof Element ? node.querySelectorAll('*').length : 0);
    }).observe(document.body, { childList: true, subtree: true });
    const { measureText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.measureText = function measure(text) {
      counts.measured++;
      return measureText.call(this, text);
    };
  });
  const work = async () => {
    await view.settled();
    return page.evaluate(() => {
      const done = { ...window.work };
      Object.assign(window.work, { nodes: 0, measured: 0 });
      return done;
    });
  };
  const expectLittle = async (what: string) => {
    const { nodes, measured } = await work();
    expect(nodes, `nodes for ${what}`).toBeLessThan(mostNodes);
    expect(measured, `texts measured for ${what}`).toBeLessThan(mostMeasured);
  };
  await view.show(state);
  await page.getByRole('group', { name: 'Columns to learn from' }).getByRole('button').first().waitFor();
  await expectLittle('the panel');
  await page.getByRole('button', { name: /^\+.* more$/ }).click();
  await page.getByRole('dialog', { name: 'Columns to learn from' }).waitFor();
  await expectLittle('the list of columns');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Settings/ }).click();
  await page.getByRole('button', { name: /^\d+ more: / }).click();
  await page.getByLabel('Test rows').selectOption('group');
  await expectLittle('the settings');
  await page.getByRole('button', { name: /^Settings/ }).click();
  for (const tab of ['Data', 'Trust', 'Use', 'Rows', 'Learn']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectLittle(tab);
  }
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('another target is searched for by its name where there are thousands', async () => {
  const view = await stage.show({ width: 900, height: 800 });
  await view.show(state);
  const field = view.page.getByRole('combobox', { name: 'Column to predict' });
  await field.fill('sensor 4321 ');
  expect(
    await view.page.locator('h1 datalist option').evaluateAll((options) => options.map((option) => option.getAttribute('value'))),
  ).toEqual(['measurement of sensor 4321 in the northern hall']);
  await field.fill('no such column');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('y');
  expect(await view.intents()).toEqual([]);
  await field.fill('measurement of sensor 4321 in the northern hall');
  await field.press('Enter');
  await expect
    .poll(async () => JSON.stringify(await view.intents()))
    .toContain('"target":"measurement of sensor 4321 in the northern hall"');
  await view.close();
});

declare global {
  interface Window {
    work: { nodes: number; measured: number };
  }
}
