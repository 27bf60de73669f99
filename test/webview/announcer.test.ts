import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionEvent } from '../../src/protocol/sessionState.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { trainingEvents } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/** The texts given to a screen reader from now on, whenever they change. */
async function listen({ page }: WebviewPage): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    // Text that is already there has been spoken.
    const last = new Map<Element, string>();
    const look = (isFirst: boolean) => {
      for (const region of document.querySelectorAll('[role="status"], [aria-live="polite"]')) {
        const text = region.checkVisibility() ? region.textContent.trim() : '';
        if (!isFirst && text !== '' && last.get(region) !== text) said.push(text);
        last.set(region, text);
      }
    };
    look(true);
    new MutationObserver(() => look(false)).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

test('a training is announced when it begins and when it has ended, and no epoch of it', async () => {
  const events: readonly SessionEvent[] = await trainingEvents(examScores(), { epochs: 200 });
  const view = await stage.show({ width: 521, height: 798 });
  await view.show((await sampleStates()).empty);
  const said = await listen(view);
  for (const event of events) {
    await view.send({ type: 'event', event });
    await view.settled();
  }
  const texts = await said();
  expect(texts[0]).toBe('Reading the table.');
  expect(texts[1]).toBe('Training.');
  expect(texts.at(-1)).toMatch(/^Trained\. .*\d+ of 60/);
  expect(texts.length).toBe(3);
  await view.close();
});

test('scrubbing, stepping and playing say nothing by themselves: the slider has the words', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show((await sampleStates()).neuron);
  await view.settled();
  const said = await listen(view);
  const slider = view.page.getByRole('slider', { name: 'Epoch', exact: true });
  const spoken = new Set<string | null>();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'PageUp', 'End']) {
    await slider.press(key);
    await view.settled();
    spoken.add(await slider.getAttribute('aria-valuetext'));
  }
  expect(spoken.size).toBe(5);
  for (const text of spoken) expect(text).toMatch(/^epoch \d+ of 1000/);
  expect(await said()).toEqual([]);
  await view.close();
});

test('where less movement is wanted nothing on the page moves by itself', async () => {
  const view = await stage.show({ width: 521, height: 798, isMotionReduced: true });
  await view.show((await sampleStates()).neuron, { isNews: true, playbackSeconds: 2 });
  await view.settled();
  const epoch = () => view.page.locator('.readout strong').innerText();
  expect(await epoch()).toBe('1000');
  await view.page.getByRole('slider', { name: 'Epoch', exact: true }).press('Home');
  await view.page.getByRole('tab', { name: 'Rows' }).click();
  await view.page.getByRole('tab', { name: 'Learn' }).click();
  expect(await view.page.evaluate(() => document.getAnimations().length)).toBe(0);
  await view.close();
});

test('the epoch that is scrubbed to is told to the host once it rests, and that the answer is shown again', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  const { neuron } = await sampleStates();
  await view.show(neuron);
  await view.settled();
  const runId = neuron.run?.runId;
  const told = async (count: number) => {
    await view.page.waitForFunction((least) => window.fakeHost.intents.filter(({ type }) => type === 'showEpoch').length >= least, count);
    return (await view.intents()).filter(({ type }) => type === 'showEpoch');
  };
  const slider = view.page.getByRole('slider', { name: 'Epoch', exact: true });
  await slider.press('Home');
  expect(await told(1)).toEqual([{ type: 'showEpoch', runId, epoch: 0 }]);
  await slider.press('.');
  expect((await told(2)).at(-1)).toEqual({ type: 'showEpoch', runId });
  await view.close();
});
