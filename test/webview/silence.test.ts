import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionEvent } from '../../src/protocol/sessionState.ts';
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

test.each(['panel', 'sidebar'] as const)('a %s that is sent what it cannot read says so, tells the log, and loads again', async (place) => {
  const view = await stage.show({ place });
  await view.show(states.homes);
  const notice = view.page.getByRole('alert', { name: 'Something could not be read' });
  const sound: SessionEvent = { type: 'started', runId: 'run-2', options: {} };
  await view.send({ type: 'event', event: { ...sound, runId: 5 as never } });
  expect(await notice.innerText()).toMatch(/cannot read.*out of date/s);
  expect(await view.intents()).toMatchObject([
    { type: 'crashed', message: expect.stringMatching(/cannot have: "event\.runId"/) as unknown },
  ]);
  // What came of the next event would be of another state.
  await view.send({ type: 'event', event: sound });
  expect(await view.memento()).toMatchObject({ isRunning: false });
  const asked = () => view.page.evaluate(() => window.fakeHost.intents.filter(({ type }) => type === 'ready').length);
  expect(await asked()).toBe(1);
  await notice.getByRole('button', { name: 'Load again' }).click();
  expect(await asked()).toBe(2);
  await view.show(states.homes);
  expect(await notice.count()).toBe(0);
  await view.send({ type: 'event', event: sound });
  expect(await view.memento()).toMatchObject({ isRunning: true });
  await view.page.evaluate(() => window.postMessage('stop', '*'));
  await notice.waitFor();
  expect(view.complaints).toEqual([]);
  await view.close();
});
