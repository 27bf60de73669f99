import { afterAll, beforeAll, expect, test } from 'vitest';
import { taskStates } from './taskStates.ts';
import { WebviewStage } from './webviewPage.ts';

const states = await taskStates();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test.each(['panel', 'sidebar'] as const)('a %s whose host has ended says so, and takes it back when it is there again', async (place) => {
  const view = await stage.show({ hasFakeClock: true, place });
  await view.show(states.training);
  const notice = view.page.getByRole('alert', { name: 'Neuron does not answer' });
  const progress = view.page.getByText(place === 'panel' ? /right on|off by/ : /Training: epoch/);
  await view.page.clock.runFor(60_000);
  expect(await notice.count()).toBe(0);
  expect(await progress.count()).toBeGreaterThan(0);
  await view.page.evaluate(() => void (window.fakeHost.isAlive = false));
  await view.page.clock.runFor(20_000);
  expect(await notice.innerText()).toMatch(/Neuron does not answer any more.*Reload Window/s);
  expect(await progress.count()).toBe(0);
  await view.page.evaluate(() => void (window.fakeHost.isAlive = true));
  await view.page.clock.runFor(15_000);
  expect(await notice.count()).toBe(0);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('a button without effect says so', async () => {
  const view = await stage.show({ hasFakeClock: true });
  await view.show(states.homes);
  await view.page.evaluate(() => void (window.fakeHost.isAlive = false));
  await view.page.clock.runFor(60_000);
  const notice = view.page.getByRole('alert', { name: 'Neuron does not answer' });
  expect(await notice.count()).toBe(0);
  await view.page.getByRole('button', { name: 'Train', exact: true }).click();
  await view.page.clock.runFor(12_000);
  expect(await notice.count()).toBe(1);
  await view.close();
});
