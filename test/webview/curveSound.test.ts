import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { soundPoints } from '../../webview/curves/soundPoints.ts';
import { sampleStates } from './sampleStates.ts';
import { WebviewStage } from './webviewPage.ts';

const assets = path.join(import.meta.dirname, '..', '..', 'dist', 'webview');
let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test('a curve that gets the focus is loaded to be heard, says what it is, and each key says a value', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  const loaded: string[] = [];
  view.page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await view.show(states.neuron);
  const place = view.page.getByRole('application', { name: 'Loss, to be heard' });
  const spoken = view.page.locator('.curves .place').first().getByRole('status');
  await place.waitFor({ state: 'attached' });
  expect(loaded.filter((name) => name.startsWith('/chunks/'))).toEqual([]);
  await place.focus();
  await expect.poll(() => spoken.innerText()).toMatch(/^Loss, to be heard\..*epoch from 1 to 1000\..*Left and right/s);
  expect(loaded.filter((name) => name.startsWith('/chunks/')).length).toBeGreaterThan(0);
  await view.page.keyboard.press('End');
  const { trainLoss, testLoss } = states.neuron.run?.history ?? { trainLoss: [], testLoss: [] };
  const last = (of: ArrayLike<number>) => of[999].toFixed(3);
  await expect.poll(() => spoken.innerText()).toContain(`1000, ${last(trainLoss)}`);
  await view.page.keyboard.press('PageDown');
  await expect.poll(() => spoken.innerText()).toMatch(/^test\. epoch from/);
  await view.page.keyboard.press('ArrowLeft');
  await view.page.keyboard.press('ArrowRight');
  await expect.poll(() => spoken.innerText()).toContain(`1000, ${last(testLoss)}`);
  await view.page.keyboard.press('Home');
  await expect.poll(() => spoken.innerText()).toMatch(/^.*1, 0\.\d+/);
  // Its keys are its own: M is that of the map elsewhere.
  await view.page.keyboard.press('m');
  await view.settled();
  expect(await view.page.locator('section.large').count()).toBe(0);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('what plays curves is no part of what every page loads', async () => {
  const main = await readFile(path.join(assets, 'main.js'), 'utf8');
  expect(main).not.toContain('OscillatorNode');
  expect(main).not.toContain('createOscillator');
  const chunks = await readdir(path.join(assets, 'chunks'));
  const texts = await Promise.all(
    chunks.filter((name) => name.endsWith('.js')).map((name) => readFile(path.join(assets, 'chunks', name), 'utf8')),
  );
  expect(texts.some((text) => text.includes('createOscillator'))).toBe(true);
});

test('what is heard are equal steps of √epoch, first and last among them, and nothing that is no number', () => {
  const values = Float32Array.from({ length: 10_000 }, (_, index) => (index === 0 ? Number.NaN : 1 / (index + 1)));
  const points = soundPoints(values, 10_000);
  expect(points.length).toBeLessThanOrEqual(60);
  expect(points.at(-1)).toEqual({ x: 10_000, y: values[9999] });
  expect(points[0].x).toBeGreaterThan(1);
  const roots = points.map(({ x }) => Math.sqrt(x));
  for (let i = 1; i < roots.length; i++) expect(Math.abs(roots[i] - roots[i - 1] - 99 / 59)).toBeLessThan(0.4);
  expect(soundPoints(Float32Array.of(0.5), 1)).toEqual([{ x: 1, y: 0.5 }]);
});
