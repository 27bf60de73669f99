import { inEnglish } from '../../src/inWords.ts';
import { verbatim } from '../../src/message.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { sampleStates } from './sampleStates.ts';
import { tookMs } from './trainedRuns.ts';
import { WebviewStage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/** A run that took too long for training at once. */
function slowly(state: SessionState): SessionState {
  const { run, ...rest } = tookMs(state, 60_000);
  return { ...rest, ...(run ? { run: { ...run, options: { seed: 1 } } } : {}) };
}

test('Train asks for the same again, by mouse and by keyboard', async () => {
  const view = await stage.show();
  await view.show(states.empty);
  await view.page.getByRole('button', { name: 'Train', exact: true }).click();
  expect(await view.intents()).toEqual([{ type: 'train', options: {} }]);
  await view.page.keyboard.press('Enter');
  expect(await view.intents()).toHaveLength(2);
  await view.close();
});

test('a running training can be stopped by keyboard', async () => {
  const view = await stage.show();
  await view.show(states.running);
  const stop = view.page.getByRole('button', { name: 'Stop' });
  await stop.focus();
  await view.page.keyboard.press('Space');
  expect(await view.intents()).toEqual([{ type: 'stop' }]);
  await view.close();
});

test('switching a column off trains at once when training is quick', async () => {
  const view = await stage.show();
  await view.show(tookMs(states.neuron, 50));
  await view.page.getByRole('button', { name: 'exam2' }).click();
  expect(await view.intents()).toEqual([{ type: 'train', options: { features: ['exam1'] } }]);
  await view.close();
});

test('switching a column off waits for Train when training is slow, and the answer is marked as old', async () => {
  const view = await stage.show();
  await view.show(slowly(states.neuron));
  await view.page.getByRole('button', { name: 'exam2' }).focus();
  await view.page.keyboard.press('Space');
  expect(await view.intents()).toEqual([]);
  expect(await view.page.getByRole('button', { name: 'exam2' }).getAttribute('aria-pressed')).toBe('false');
  await expect.poll(() => view.page.getByText('This answer is for the old choice').count()).toBe(1);
  await view.page.getByRole('button', { name: 'Train again' }).click();
  expect(await view.intents()).toEqual([{ type: 'train', options: { seed: 1, features: ['exam1'] } }]);
  await view.close();
});

test('the only input cannot be switched off, and columns that cannot be inputs say why', async () => {
  const view = await stage.show();
  await view.show(states.mixed);
  await view.page.getByRole('button', { name: 'school' }).click({ force: true });
  const id = await view.page.getByRole('button', { name: 'school' }).getAttribute('aria-describedby');
  expect(await view.page.locator(`[id="${id ?? ''}"]`).textContent()).toMatch(/same (value )?in every row/);
  expect(await view.intents()).toEqual([]);
  await view.close();
});

test('another target is chosen where it stands', async () => {
  const view = await stage.show();
  await view.show(tookMs(states.mixed, 50));
  const target = view.page.getByLabel('Column to predict');
  expect(await target.locator('option:disabled').allTextContents()).toContain('school (one value only)');
  await target.selectOption('scholarship');
  const [intent] = await view.intents();
  expect(intent).toMatchObject({ type: 'train', options: { target: 'scholarship' } });
  await view.close();
});

test('settings are sent with the rest of the options, and Enter sends them', async () => {
  const view = await stage.show();
  await view.show(slowly(states.neuron));
  await view.page.getByRole('button', { name: /1 neuron/ }).click();
  await view.page.getByLabel('Hidden layers').fill('8, 4');
  await view.page.getByLabel('Learning rate').fill('0,05');
  await view.page.getByLabel('Optimizer').selectOption('sgd');
  await view.page.getByLabel('Hidden layers').press('Enter');
  expect(await view.intents()).toEqual([{ type: 'train', options: { seed: 1, hidden: [8, 4], learningRate: 0.05, optimizer: 'sgd' } }]);
  await view.close();
});

test('an invalid setting is marked, explained and not trained with', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  await view.page.getByRole('button', { name: /1 neuron/ }).click();
  const epochs = view.page.getByLabel('Epochs', { exact: true });
  await epochs.fill('0');
  await epochs.press('Enter');
  await view.page.getByRole('button', { name: 'Train again' }).click();
  expect(await epochs.getAttribute('aria-invalid')).toBe('true');
  const id = await epochs.getAttribute('aria-describedby');
  expect(await view.page.locator(`[id="${id ?? ''}"]`).textContent()).toMatch(/whole number from 1 to 1.000.000/);
  expect(await view.intents()).toEqual([]);
  await epochs.fill('50');
  expect(await epochs.getAttribute('aria-invalid')).toBe('false');
  await view.close();
});

test('the sidebar opens the panel, trains again and stops', async () => {
  const view = await stage.show({ place: 'sidebar', width: 280 });
  await view.show(states.neuron);
  await view.page.getByRole('button', { name: 'Open panel' }).click();
  await view.page.getByRole('button', { name: 'Train again' }).click();
  await view.show(states.running);
  await view.page.getByRole('button', { name: 'Stop' }).click();
  expect((await view.intents()).map(({ type }) => type)).toEqual(['showNetwork', 'train', 'stop']);
  await view.close();
});

test('after rows have changed the small print offers to train again', async () => {
  const view = await stage.show();
  await view.show(states.drifted);
  await view.page.locator('footer').getByRole('button', { name: 'Train again' }).click();
  expect(await view.intents()).toEqual([{ type: 'train', options: {} }]);
  await view.close();
});

test('a view remembers where it was and whether a run was going on, and nothing else', async () => {
  const view = await stage.show();
  await view.show(states.running);
  await expect.poll(() => view.memento()).toEqual({ documentUri: 'file:///data/exam_scores.csv', isRunning: true, tab: 'model' });
  await view.close();
});

test('an answer is cross-validated, and that is cancelled, by keyboard', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  const start = view.page.getByRole('button', { name: 'Cross-validate' });
  await start.focus();
  await view.page.keyboard.press('Enter');
  await view.show(states.validating);
  await view.page.getByRole('button', { name: 'Cancel' }).focus();
  await view.page.keyboard.press('Space');
  expect(await view.intents()).toEqual([{ type: 'crossValidate' }, { type: 'cancelCrossValidation' }]);
  await view.close();
});

test('folds are shown as they come, and what broke off can be tried again', async () => {
  const view = await stage.show();
  await view.show(states.validating);
  const dots = view.page.locator('.validation circle');
  await expect.poll(() => dots.count()).toBe(2);
  const fold = states.validated.run?.crossValidation?.scored[2];
  if (!fold) throw new Error('There is no third fold');
  await view.send({ type: 'event', event: { type: 'foldScored', runId: 'run-1', fold } });
  await expect.poll(() => dots.count()).toBe(3);
  const failure = { isExpected: true, message: verbatim('There are too few rows that differ for 5 folds.') };
  await view.send({ type: 'event', event: { type: 'foldsEnded', runId: 'run-1', failure } });
  await expect.poll(() => view.page.locator('.validation').innerText()).toContain(inEnglish(failure.message));
  await view.page.getByRole('button', { name: 'Cross-validate' }).click();
  expect(await view.intents()).toEqual([{ type: 'crossValidate' }]);
  await view.close();
});

test('only the answer that is shown, for the table as it is, can be cross-validated', async () => {
  const view = await stage.show();
  const start = view.page.getByRole('button', { name: 'Cross-validate' });
  await view.show(states.neuron);
  await expect.poll(() => start.count()).toBe(1);
  for (const name of ['drifted', 'reading', 'failed', 'validated'] as const) {
    await view.show(states[name]);
    await expect.poll(() => start.count()).toBe(0);
  }
  await view.close();
});

test('settings are swept, that is cancelled, and the best one is trained with, by keyboard', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  await view.page.getByRole('button', { name: 'Sweep settings' }).focus();
  await view.page.keyboard.press('Enter');
  await view.show(states.sweeping);
  await view.page.getByRole('button', { name: 'Cancel' }).focus();
  await view.page.keyboard.press('Space');
  await view.show(states.swept);
  const use = view.page.getByRole('button', { name: /^Train with/ });
  await expect.poll(() => use.count()).toBe(5);
  const words = await view.page.locator('.sweep li .words').first().innerText();
  await use.first().focus();
  await view.page.keyboard.press('Enter');
  const [swept, cancelled, trained] = await view.intents();
  expect([swept, cancelled]).toEqual([{ type: 'sweep' }, { type: 'cancelSweep' }]);
  expect(trained).toMatchObject({ type: 'train', options: { epochs: 200, learningRate: Number(/rate\s([\d.]+)/.exec(words)?.[1]) } });
  await view.close();
});

test('settings are shown as they are judged, and all of them when that is asked for', async () => {
  const view = await stage.show();
  await view.show(states.sweeping);
  const lines = view.page.locator('.sweep li');
  await expect.poll(() => lines.count()).toBe(4);
  const [, ...later] = (states.swept.sweep?.scored ?? []).slice(3);
  for (const score of later) await view.send({ type: 'event', event: { type: 'settingScored', runId: 'run-1', score } });
  await expect.poll(() => view.page.locator('.sweep').innerText()).toContain('had the smallest loss');
  expect(await view.page.locator('.sweep').innerText()).toContain('(now)');
  await view.page.getByRole('button', { name: 'Show all 9' }).click();
  await expect.poll(() => lines.count()).toBe(9);
  await view.page.getByRole('button', { name: 'Show the best only' }).click();
  await expect.poll(() => lines.count()).toBeLessThan(9);
  await view.show(states.sweeping);
  await view.send({
    type: 'event',
    event: {
      type: 'sweepEnded',
      runId: 'run-1',
      failure: { isExpected: false, message: verbatim('The training worker ended unexpectedly.') },
    },
  });
  await expect
    .poll(() => view.page.locator('.sweep').innerText())
    .toContain('The sweep broke off: The training worker ended unexpectedly.');
  await view.page.getByRole('button', { name: 'Sweep again' }).click();
  expect(await view.intents()).toEqual([{ type: 'sweep' }]);
  await view.close();
});

test('a sweep that has found nothing says why, and no more', async () => {
  const view = await stage.show();
  const { sweep } = states.swept;
  if (!sweep) throw new Error('The sample has no sweep');
  const message = 'There are too few rows to keep some for validation.';
  const scored = sweep.scored.map(({ setting, restart }) => ({ setting, restart, rows: 0, failure: verbatim(message) }));
  await view.show({ ...states.swept, sweep: { ...sweep, scored } });
  await expect.poll(() => view.page.locator('.sweep li').count()).toBeGreaterThan(0);
  expect(await view.page.locator('.sweep').innerText()).not.toContain('smallest loss');
  await view.send({
    type: 'event',
    event: { type: 'sweepEnded', runId: 'run-1', failure: { isExpected: true, message: verbatim(message) } },
  });
  await expect.poll(() => view.page.locator('.sweep').innerText()).toContain(`The sweep broke off: ${message}`);
  expect(await view.page.locator('.sweep li').count()).toBe(0);
  await view.close();
});
