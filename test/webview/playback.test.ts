import { verbatim } from '../../src/message.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionEvent } from '../../src/protocol/sessionState.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { trainingEvents } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;
let events: SessionEvent[];

beforeAll(async () => {
  states = await sampleStates();
  events = await trainingEvents(examScores(), {}, 'run-9');
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const epoch = async ({ page }: WebviewPage) => {
  const text = await page.locator('.transport .readout strong').innerText();
  return Number(text.replaceAll('\u00a0', ''));
};
const pill = ({ page }: WebviewPage) => page.locator('.pill text').first().textContent();

/** Advances the page's clock and waits until the result is drawn. */
async function pass({ page }: WebviewPage, ms: number): Promise<void> {
  await page.clock.runFor(ms);
}

test('a quick run is there at once in words, and plays its epochs in the picture', async () => {
  const view = await stage.show({ hasFakeClock: true });
  await view.show(states.neuron, { isNews: true, playbackSeconds: 2 });
  await pass(view, 20);
  expect(await view.page.locator('.status, [role=status]').innerText()).toMatch(/Right on \d+ of 60/);
  expect(await epoch(view)).toBeLessThan(10);
  const start = await pill(view);
  await pass(view, 980);
  const middle = await epoch(view);
  expect(middle).toBeGreaterThan(200);
  expect(middle).toBeLessThan(300);
  await pass(view, 1100);
  expect(await epoch(view)).toBe(1000);
  expect(await pill(view)).not.toBe(start);
  await view.close();
});

test('a run that is not news, or with a playback of no length, is shown as it ended', async () => {
  for (const setup of [
    { isNews: false, playbackSeconds: 2 },
    { isNews: true, playbackSeconds: 0 },
  ]) {
    const view = await stage.show({ hasFakeClock: true });
    await view.show(states.neuron, setup);
    await pass(view, 20);
    expect(await epoch(view)).toBe(1000);
    await view.close();
  }
});

test('a run that goes on with another is played from where it goes on, and as a whole when it is asked for', async () => {
  const view = await stage.show({ hasFakeClock: true });
  const { run } = states.neuron;
  if (!run?.plan) throw new Error('The run has no plan');
  const goneOn = { ...states.neuron, run: { ...run, plan: { ...run.plan, continued: { epochs: 640 } } } };
  await view.show(goneOn, { isNews: true, playbackSeconds: 2 });
  await pass(view, 20);
  expect(await epoch(view)).toBeGreaterThanOrEqual(630);
  expect(await epoch(view)).toBeLessThan(760);
  await pass(view, 2100);
  expect(await epoch(view)).toBe(1000);
  await view.page.getByRole('button', { name: 'Play (Space)', exact: true }).click();
  await pass(view, 20);
  expect(await epoch(view)).toBeLessThan(100);
  // The seam is on the scrubber and on both curves, each at its own place of epoch 640.
  const seams = await view.page
    .locator('path.seam')
    .evaluateAll((all) => all.map((path) => [path.getAttribute('d') ?? '', path.textContent]));
  expect(seams.map(([, said]) => said)).toEqual(Array.from({ length: 3 }, () => 'Continued here, after epoch 640'));
  const x = (d: string) => Number(/^M([\d.]+)/.exec(d)?.[1]);
  const track = await view.page
    .locator('.scrubber .track')
    .evaluate((rect) => ['x', 'width'].map((name) => Number(rect.getAttribute(name))));
  expect((x(seams[0][0] ?? '') - track[0]) / track[1]).toBeCloseTo(Math.sqrt(0.64), 3);
  await view.show(states.neuron);
  await pass(view, 100);
  expect(await view.page.locator('path.seam').count()).toBe(0);
  await view.close();
});

test('nothing plays where the system asks for reduced motion', async () => {
  const view = await stage.show({ hasFakeClock: true, isMotionReduced: true });
  await view.show(states.neuron, { isNews: true, playbackSeconds: 2 });
  await pass(view, 20);
  expect(await epoch(view)).toBe(1000);
  await view.close();
});

test('a new run replaces the one that is playing, and a quick one is never shown as running', async () => {
  const view = await stage.show({ hasFakeClock: true });
  await view.show(states.neuron, { isNews: true, playbackSeconds: 2 });
  await pass(view, 1000);
  for (const event of events) await view.send({ type: 'event', event });
  await pass(view, 20);
  expect(await view.page.getByRole('button', { name: 'Stop', exact: true }).count()).toBe(0);
  expect(await epoch(view)).toBeLessThan(10);
  await pass(view, 2100);
  expect(await epoch(view)).toBe(1000);
  await view.close();
});

test('a long run is shown live, with a way to stop it, and ends where it ended', async () => {
  const view = await stage.show({ hasFakeClock: true });
  await view.show({}, { playbackSeconds: 0.1 });
  const [started, planned, ...rest] = events;
  const last = rest.at(-1);
  if (last?.type !== 'trained') throw new Error('The run has not ended');
  await view.send({ type: 'event', event: started });
  await view.send({ type: 'event', event: planned });
  await pass(view, 500);
  expect(await epoch(view)).toBe(0);
  for (const event of rest.slice(0, -1)) await view.send({ type: 'event', event });
  await pass(view, 20);
  expect(await epoch(view)).toBe(1000);
  expect(await view.page.getByRole('button', { name: 'Stop', exact: true }).count()).toBe(1);
  await view.send({ type: 'event', event: { ...last, outcome: { ...last.outcome, isStopped: true } } });
  await expect.poll(() => view.page.locator('.strip').innerText()).toMatch(/stopped after 1000 of 1000 epochs/);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('a run that fails keeps the last good picture', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  await view.send({ type: 'event', event: events[0] });
  await view.send({
    type: 'event',
    event: { type: 'failed', runId: 'run-9', failure: { isExpected: false, message: verbatim('TypeError: x') } },
  });
  await expect.poll(() => view.page.locator('.strip').innerText()).toContain('TypeError: x');
  expect(await view.page.locator('.dimmed .graph svg').count()).toBe(1);
  await view.close();
});

test('a change of context or of the rows is shown without a new run', async () => {
  const view = await stage.show();
  await view.show({});
  await view.send({ type: 'contextChanged', context: { documentUri: 'file:///b.csv', fileName: 'b.csv', playbackSeconds: 1 } });
  await expect.poll(() => view.page.locator('h1').innerText()).toContain('b.csv');
  await view.show(states.neuron);
  await view.send({ type: 'event', event: { type: 'drifted', drift: { changed: 1, added: 0, removed: 0 } } });
  await expect.poll(() => view.page.locator('.strip').innerText()).toMatch(/1 row changed since training/);
  await view.close();
});

test('while epochs play, what a screen reader is told of the graph keeps still', async () => {
  const view = await stage.show({ hasFakeClock: true });
  await view.show(states.hidden, { isNews: true, playbackSeconds: 2 });
  await pass(view, 200);
  const start = await epoch(view);
  const names = () => view.page.locator('section.graph [role=img]').evaluateAll((parts) => parts.map((part) => part.ariaLabel));
  const told = await names();
  await pass(view, 1000);
  expect(await epoch(view)).toBeGreaterThan(start);
  expect(await names()).toEqual(told);
  await pass(view, 1000);
  await view.page.locator('.scrubber').focus();
  await view.page.keyboard.press('Home');
  await pass(view, 20);
  expect(await names()).not.toEqual(told);
  await view.close();
});
