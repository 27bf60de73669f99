import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { sampleStates } from './sampleStates.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let houses: SessionState;

beforeAll(async () => {
  stage = await WebviewStage.open();
  houses = await trainedState(await readFile(path.join(import.meta.dirname, '..', '..', 'media', 'samples', 'houses.csv'), 'utf8'), {});
});
afterAll(() => stage.close());

/** The second line of the strip, and how many of its pixels are cut off. */
async function remark({ page }: WebviewPage): Promise<{ readonly text: string; readonly cut: number }> {
  const text = page.locator('.strip .remark .text');
  return {
    text: (await text.innerText()).replaceAll('\u00a0', ' '),
    cut: await text.evaluate((element) => element.scrollWidth - element.clientWidth),
  };
}

test.each([
  [900, /^always the median: [\d ]+ · explains \d+ % of the spread$/],
  [461, /^always the median: [\d ]+ · R² 0\.\d+$/],
  [360, /^always the median: (off by )?[\d ]+( · R² 0\.\d+)?$/],
])('at %i pixels the second line says in whole words how good a constant number would be', async (width, words) => {
  const view = await stage.show({ width, height: 618 });
  await view.show(houses, { fileName: 'houses.csv' });
  await view.settled();
  const { text, cut } = await remark(view);
  expect(text).toMatch(words);
  expect(cut).toBeLessThanOrEqual(0);
  await view.close();
});

test.each([521, 461])('at %i pixels a warning gives way to its buttons, which are whole', async (width) => {
  const { wide } = await sampleStates();
  const view = await stage.show({ width, height: 798 });
  await view.show(wide);
  const { text } = await remark(view);
  expect(text).toMatch(/^[\d ]+ weights for 84 rows|^There are/);
  const buttons = view.page.locator('.strip .remark button');
  expect(await buttons.count()).toBeGreaterThan(0);
  expect(await buttons.evaluateAll((all) => all.filter((button) => button.scrollWidth > button.clientWidth).length)).toBe(0);
  await view.close();
});

test('while a run is scrubbed, what a constant answer would get is said where there is room for it, and left out whole elsewhere', async () => {
  const { neuron } = await sampleStates();
  const view = await stage.show({ width: 1060, height: 800 });
  await view.show(neuron);
  await view.page.locator('.transport').getByRole('slider').focus();
  await view.page.keyboard.press('ArrowLeft');
  await view.settled();
  const wide = await remark(view);
  expect(wide.text).toMatch(/^at epoch \d+ · the run ends at \d\d\.\d % · always 1: \d\d\.\d %$/);
  expect(wide.cut).toBeLessThanOrEqual(0);
  await view.page.setViewportSize({ width: 521, height: 798 });
  await view.settled();
  const narrow = await remark(view);
  expect(narrow.text).toMatch(/^(at )?epoch \d+ · (the run )?ends at \d\d\.\d %$/);
  expect(narrow.cut).toBeLessThanOrEqual(0);
  await view.close();
});

test('early stopping that is not used is off; while its field is edited that is 0, and off can be typed', async () => {
  const { neuron } = await sampleStates();
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(neuron);
  await view.page.locator('.settings').click();
  const field = view.page.getByRole('textbox', { name: 'Early stopping' });
  const changed = view.page.locator('.changed');
  expect(await field.inputValue()).toBe('off');
  await field.focus();
  await expect.poll(() => field.inputValue()).toBe('0');
  await field.fill('12');
  await field.blur();
  expect(await field.inputValue()).toBe('12');
  await expect.poll(() => changed.innerText()).toMatch(/^\d+ changed/);
  await field.fill('off');
  await field.blur();
  await expect.poll(() => field.inputValue()).toBe('off');
  expect(await field.getAttribute('aria-invalid')).toBe('false');
  await view.close();
});
