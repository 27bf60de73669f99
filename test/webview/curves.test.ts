import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStates } from './sampleStates.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const readings = (view: WebviewPage) => view.page.locator('.reading-epoch').allTextContents();
const names = (view: WebviewPage) => view.page.locator('.chart text').allTextContents();

function lossAt(epoch: number): { train: string; test: string } {
  const history = states.neuron.run?.history;
  if (!history) throw new Error('The sample has no history');
  return { train: `train ${history.trainLoss[epoch - 1].toFixed(4)}`, test: `test ${history.testLoss[epoch - 1].toFixed(4)}` };
}

test('curves are named at their ends with their last values', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  await expect.poll(() => names(view)).toEqual(expect.arrayContaining(Object.values(lossAt(1000))));
  expect(await names(view)).toEqual(expect.arrayContaining(['best a single neuron can do', 'always 1']));
  await view.close();
});

test('the pointer reads both charts at the same epoch', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  await view.page.getByRole('slider', { name: 'Accuracy by epoch' }).hover();
  const [first, second] = await readings(view);
  expect(first).toMatch(/^epoch \d+$/);
  expect(second).toBe(first);
  expect(await names(view)).toEqual(expect.arrayContaining(Object.values(lossAt(Number(first.slice(6))))));
  await view.page.mouse.move(5, 5);
  await expect.poll(() => readings(view)).toEqual([]);
  await view.close();
});

test('arrow keys read the curves, and a screen reader hears what they say', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  const loss = view.page.getByRole('slider', { name: 'Loss by epoch' });
  await loss.focus();
  await view.page.keyboard.press('Home');
  await view.page.keyboard.press('ArrowRight');
  await view.page.keyboard.press('Shift+ArrowRight');
  expect(await readings(view)).toEqual(['epoch 12', 'epoch 12']);
  const { train, test } = lossAt(12);
  expect(await loss.getAttribute('aria-valuetext')).toBe(`Epoch 12: ${train}, ${test}`);
  expect(await loss.getAttribute('aria-valuenow')).toBe('12');
  await view.close();
});

test('labels at the ends of the curves never overlap', async () => {
  const view = await stage.show({ width: 360 });
  for (const state of [states.neuron, states.hidden, states.six]) {
    await view.show(state);
    await expect.poll(() => view.page.locator('.chart').first().locator('text').count()).toBeGreaterThan(1);
    const heights = await view.page
      .locator('.chart')
      .evaluateAll((charts) =>
        charts.map((chart) => Array.from(chart.querySelectorAll('text.train, text.test'), (text) => text.getBoundingClientRect().y)),
      );
    for (const [train, test] of heights) expect(Math.abs(train - test)).toBeGreaterThanOrEqual(15);
  }
  await view.close();
});

test('pointing at a neuron shows the weights of its lines, and arrow keys do the same', async () => {
  const view = await stage.show();
  await view.show(states.hidden);
  await expect.poll(() => view.page.locator('.node').count()).toBe(15);
  expect(await view.page.locator('.pill').count()).toBe(0);
  await view.page.locator('[data-node="1-2"] .disc').hover();
  expect(await view.page.locator('.pill').count()).toBe(6);
  await view.page.mouse.move(5, 5);
  await expect.poll(() => view.page.locator('.pill').count()).toBe(0);
  await view.page.locator('[data-node="1-0"]').focus();
  await view.page.keyboard.press('ArrowLeft');
  expect(await view.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /^exam[12] times [−\d.]+, into hidden 1 · 1$/,
  );
  await view.page.keyboard.press('ArrowLeft');
  expect(await view.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Input exam[12]: /);
  await expect.poll(() => view.page.locator('.pill').count()).toBe(8);
  await view.close();
});
