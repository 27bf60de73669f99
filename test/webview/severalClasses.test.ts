import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { tellRows } from './hostAnswers.ts';
import { cropsTable } from './tables.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage } from './webviewPage.ts';

const text = cropsTable();
let state: SessionState;
let stage: WebviewStage;

beforeAll(async () => {
  [state, stage] = await Promise.all([trainedState(text, { epochs: 40 }), WebviewStage.open()]);
});
afterAll(() => stage.close());

test.each([433, 461, 521, 700])('seven classes are counted in a table that fits a panel of %i pixels', async (width) => {
  const view = await stage.show({ width, height: 798 });
  await view.show(state);
  await view.page.getByRole('tab', { name: 'Rows' }).click();
  await tellRows(view, text, state);
  await view.settled();
  const scroll = view.page.locator('.rows .scroll');
  expect(await scroll.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  const heads = await scroll.locator('thead th').evaluateAll((all) =>
    all.map((head) => {
      const range = document.createRange();
      range.selectNodeContents(head);
      const [words, cell] = [range.getBoundingClientRect(), head.getBoundingClientRect()];
      return { name: head.getAttribute('title'), isInside: words.left >= cell.left - 1 && words.right <= cell.right + 1 };
    }),
  );
  expect(heads.map(({ name }) => name)).toEqual(['chickpea', 'cotton', 'grapes', 'kidneybeans', 'maize', 'mango', 'rice']);
  expect(heads.filter(({ isInside }) => !isInside)).toEqual([]);
  // Names down the side are whole: "actual" stands once above them.
  expect(await scroll.locator('tbody th').allInnerTexts()).toEqual(heads.map(({ name }) => name));
  expect(await scroll.locator('.corner').innerText()).toMatch(/^answered →\s+actual ↓$/);
  const widths = await scroll
    .locator('tbody tr')
    .first()
    .locator('button')
    .evaluateAll((all) => all.map((of) => of.getBoundingClientRect().width));
  // All as wide as each other, and none too narrow to be hit.
  expect(new Set(widths).size).toBe(1);
  expect(widths[0]).toBeGreaterThanOrEqual(34);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test.each([
  { width: 461, height: 600 },
  { width: 521, height: 798 },
  { width: 700, height: 900 },
])('the legend above the map names the classes that fit $width × $height pixels and counts the others', async (size) => {
  const view = await stage.show(size);
  await view.show(state);
  await view.settled();
  const thumbnail = view.page.locator('.thumbnail');
  const texts = await thumbnail.locator('li').allInnerTexts();
  const named = texts.filter((entry) => /^[a-z…]+$/.test(entry.trim()) && !/train|wrong/.test(entry));
  const more = Number(/\+(\d+) more/.exec(texts.join(' '))?.[1] ?? 0);
  expect(named.length).toBeGreaterThan(0);
  expect(named.length + more).toBe(7);
  const [legend, plot] = await Promise.all([thumbnail.locator('ul').boundingBox(), thumbnail.locator('.plot').first().boundingBox()]);
  const right = await thumbnail.locator('li').evaluateAll((all) => Math.max(...all.map((of) => of.getBoundingClientRect().right)));
  expect((legend?.y ?? 0) + (legend?.height ?? 0)).toBeLessThanOrEqual((plot?.y ?? 0) + 1);
  expect(right).toBeLessThanOrEqual(size.width);
  await view.close();
});
