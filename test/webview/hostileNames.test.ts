import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbersTable } from './tables.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage } from './webviewPage.ts';

const names = [
  '</script><img src=x onerror="window.wasAttacked = true">',
  '__proto__',
  'constructor',
  'a very long name '.repeat(30).trim(),
  'ציון במתמטיקה של התלמיד',
  'line\nbreak',
  '{@html x} ${y} <b>bold</b>',
  '👩‍🎓 grade',
];

let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test.each([
  { place: 'panel', width: 700 },
  { place: 'panel', width: 300 },
  { place: 'sidebar', width: 260 },
] as const)('names of any kind are only text ($place, $width pixels)', async ({ place, width }) => {
  const state = await trainedState(numbersTable(names.length, names, '<i>target</i>'), { hidden: [3], epochs: 20 });
  const view = await stage.show({ place, width });
  await view.show(state);
  await view.page.locator('.graph svg').waitFor();
  expect(await view.page.evaluate(() => 'wasAttacked' in window)).toBe(false);
  expect(await view.page.locator('img, b, i').count()).toBe(0);
  expect(await view.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(view.complaints).toEqual([]);
  const html = await view.page.locator('main').textContent();
  expect(html).toContain('__proto__');
  expect(html).toContain('<i>target</i>');
  await view.close();
});

test('a file name of any kind is only text', async () => {
  const view = await stage.show();
  await view.show({}, { fileName: '<img src=x onerror=1>.csv' });
  await expect.poll(() => view.page.locator('h1').innerText()).toBe('No model yet for <img src=x onerror=1>.csv');
  expect(await view.page.locator('img').count()).toBe(0);
  await view.close();
});

test('a column called __proto__ can be switched off like any other', async () => {
  const state = await trainedState(numbersTable(2, ['__proto__', 'size']), { epochs: 20 });
  const view = await stage.show();
  await view.show(state);
  await view.page.getByRole('button', { name: '__proto__' }).click();
  expect(await view.intents()).toEqual([{ type: 'train', options: { epochs: 20, features: ['size'] } }]);
  await view.close();
});
