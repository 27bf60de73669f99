import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStates } from './sampleStates.ts';
import type { ThemeName } from './themes.ts';
import { WebviewStage, type PageSetup } from './webviewPage.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'test-output', 'webview');
let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

type Shot = readonly [name: keyof Awaited<ReturnType<typeof sampleStates>>, theme: ThemeName, setup: PageSetup];

const wide: PageSetup = { width: 700, height: 400, deviceScaleFactor: 2 };
const narrow: PageSetup = { ...wide, width: 360 };
const sidebar: PageSetup = { ...wide, width: 280, place: 'sidebar' };

const shots: readonly Shot[] = [
  ...(['dark', 'light', 'hc', 'hc-light'] as const).flatMap((theme): Shot[] => [
    ['neuron', theme, wide],
    ['neuron', theme, narrow],
    ['hidden', theme, wide],
    ['neuron', theme, sidebar],
  ]),
  ['six', 'light', wide],
  ['six', 'dark', narrow],
  ['wide', 'dark', wide],
  ['mixed', 'light', wide],
  ['running', 'dark', wide],
  ['reading', 'light', wide],
  ['stopped', 'dark', wide],
  ['failed', 'dark', wide],
  ['failedFirst', 'light', wide],
  ['drifted', 'light', wide],
  ['empty', 'dark', wide],
  ['hidden', 'dark', sidebar],
];

test.each(shots)('a picture of %s in %s', async (name, theme, setup) => {
  const view = await stage.show({ ...setup, theme });
  await view.show(states[name]);
  await view.page.locator('main').waitFor();
  await view.page.evaluate(() => document.fonts.ready);
  const image = await view.page.screenshot({
    path: path.join(folder, `${setup.place ?? 'panel'}-${name}-${theme}-${setup.width ?? ''}.png`),
    fullPage: true,
  });
  expect(image.length).toBeGreaterThan(1000);
  expect(view.complaints).toEqual([]);
  await view.close();
});
