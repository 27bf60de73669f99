import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allStates } from './allStates.ts';
import type { ThemeName } from './themes.ts';
import { WebviewStage, type PageSetup } from './webviewPage.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'test-output', 'webview');
let stage: WebviewStage;
let states: Awaited<ReturnType<typeof allStates>>;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  states = await allStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

type Shot = readonly [
  name: keyof Awaited<ReturnType<typeof allStates>>,
  theme: ThemeName,
  setup: PageSetup,
  opened?: 'data' | 'form' | 'trust',
];

const wide: PageSetup = { width: 521, height: 798 };
const narrow: PageSetup = { ...wide, width: 320, height: 700 };
const double: PageSetup = { ...wide, width: 1060, height: 800 };
const sidebar: PageSetup = { ...wide, width: 280, place: 'sidebar' };

const shots: readonly Shot[] = [
  ...(['dark', 'light', 'hc', 'hc-light'] as const).flatMap((theme): Shot[] => [
    ['neuron', theme, wide],
    ['neuron', theme, narrow],
    ['hidden', theme, wide],
    ['neuron', theme, double],
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
  ['validated', 'light', wide, 'trust'],
  ['validated', 'dark', narrow, 'trust'],
  ['validating', 'dark', wide, 'trust'],
  ['swept', 'dark', wide, 'trust'],
  ['swept', 'light', narrow, 'trust'],
  ['swept', 'hc', wide, 'trust'],
  ['sweeping', 'light', wide, 'trust'],
  ['validatedHomes', 'dark', wide, 'trust'],
  ['empty', 'dark', wide],
  ['hidden', 'dark', sidebar],
  ...(['dark', 'light', 'hc'] as const).flatMap((theme): Shot[] => [
    ['flowers', theme, wide],
    ['homes', theme, wide],
    ['homes', theme, wide, 'data'],
  ]),
  ['flowers', 'light', narrow],
  ['homes', 'dark', narrow],
  ['homes', 'light', narrow, 'data'],
  ['manyClasses', 'dark', wide],
  ['manyClasses', 'light', narrow],
  ['perceptron', 'dark', wide],
  ['earlyStopped', 'light', wide],
  ['diverged', 'dark', wide],
  ['paused', 'dark', wide],
  ['training', 'light', narrow],
  ['homes', 'dark', wide, 'form'],
  ['homes', 'light', narrow, 'form'],
  ['homes', 'dark', sidebar],
  ['flowers', 'light', sidebar],
];

test.each(shots.map(([name, theme, setup, opened = 'learn']) => [name, theme, setup, opened] as const))(
  'a picture of %s in %s',
  async (name, theme, setup, opened) => {
    const view = await stage.show({ ...setup, theme });
    await view.show(states[name]);
    await view.page.locator('main').waitFor();
    await view.page.evaluate(() => document.fonts.ready);
    if (opened === 'data' || opened === 'trust') await view.page.getByRole('tab', { name: opened }).click();
    if (opened === 'form') {
      await view.page.locator('.settings').click();
      await view.page.getByRole('button', { name: /^\d+ more: / }).click();
    }
    await view.page.evaluate(() => window.fakeHost.reveal());
    const image = await view.page.screenshot({
      path: path.join(
        folder,
        [setup.place ?? 'panel', name, ...(opened === 'learn' ? [] : [opened]), theme, `${setup.width ?? ''}.png`].join('-'),
      ),
      fullPage: true,
    });
    expect(image.length).toBeGreaterThan(1000);
    expect(view.complaints).toEqual([]);
    await view.close();
  },
);
