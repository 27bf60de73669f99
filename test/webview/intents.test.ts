import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { tookMs, trainedState } from './trainedRuns.ts';
import { violations } from './violations.ts';
import { WebviewStage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/** A page with the Trust tab open. */
async function showTrust() {
  const view = await stage.show();
  await view.show(states.neuron);
  await view.page.getByRole('tab', { name: 'Trust' }).click();
  return view;
}

/** A run that took too long to train again at once. */
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
  const stop = view.page.getByRole('button', { name: 'Stop', exact: true });
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

test('in a narrow panel the drawer has whether classes or a number are predicted, which a wider one has in its head', async () => {
  const view = await stage.show({ width: 320, height: 700 });
  await view.show(tookMs(states.neuron, 50));
  await view.page.locator('button.settings').click();
  const inDrawer = view.page.getByRole('combobox', { name: 'Predicted as', exact: true });
  expect(await inDrawer.inputValue()).toBe('binary');
  await inDrawer.selectOption('as a number');
  expect(await view.intents()).toEqual([{ type: 'train', options: { task: 'regression' } }]);
  await view.page.setViewportSize({ width: 521, height: 798 });
  await inDrawer.waitFor({ state: 'hidden' });
  expect(await view.page.getByRole('combobox', { name: 'Predicted as classes or as a number' }).isVisible()).toBe(true);
  await view.close();
});

test('switching a column off waits for Train when training is slow, and the answer is marked as old', async () => {
  const view = await stage.show();
  await view.show(slowly(states.neuron));
  await view.page.getByRole('button', { name: 'exam2' }).focus();
  await view.page.keyboard.press('Space');
  expect(await view.intents()).toEqual([]);
  expect(await view.page.getByRole('button', { name: 'exam2' }).getAttribute('aria-pressed')).toBe('false');
  await expect.poll(() => view.page.getByText('this answer is for the old choice').count()).toBe(1);
  await view.page.locator('button.train').click();
  expect(await view.intents()).toEqual([{ type: 'train', options: { seed: 1, features: ['exam1'] } }]);
  await view.close();
});

test.each([400, 1000, 1200])('a finished run can be gone on with, one that is going on cannot: %i px', async (width) => {
  const view = await stage.show({ width });
  const continueTraining = view.page.getByRole('button', { name: 'Continue', exact: true });
  await view.show(states.neuron);
  expect(await continueTraining.innerText()).toBe(width === 1200 ? 'Continue' : '');
  await continueTraining.click();
  expect(await view.intents()).toEqual([{ type: 'continueTraining' }]);
  await view.show(states.running);
  expect(await continueTraining.count()).toBe(0);
  await view.close();
});

test('the only input cannot be switched off, and columns that cannot be inputs say why', async () => {
  const view = await stage.show({ width: 400 });
  await view.show(states.mixed);
  await view.page.getByRole('button', { name: /^\+\d+ more/ }).click();
  const school = view.page.getByRole('checkbox', { name: 'school' });
  expect(await school.isDisabled()).toBe(true);
  const id = await school.getAttribute('aria-describedby');
  expect(await view.page.locator(`[id="${id ?? ''}"]`).textContent()).toMatch(/same (value )?in every row/);
  await view.page.keyboard.press('Escape');
  await view.show(tookMs(states.neuron, 50));
  await view.page.getByRole('button', { name: 'exam2' }).click();
  await view.page.getByRole('button', { name: 'exam1' }).click({ force: true });
  expect(await view.intents()).toHaveLength(1);
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
  await view.page.getByRole('button', { name: /^Settings: 1 neuron/ }).click();
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
  await view.page.getByRole('button', { name: /^Settings: 1 neuron/ }).click();
  const epochs = view.page.getByLabel('Epochs', { exact: true });
  await epochs.fill('0');
  await epochs.press('Enter');
  await view.page.locator('button.train').click();
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
  await view.page.getByRole('button', { name: 'Show panel' }).click();
  await view.page.getByRole('button', { name: 'Train again' }).click();
  await view.show(states.running);
  await view.page.getByRole('button', { name: 'Stop' }).click();
  expect((await view.intents()).map(({ type }) => type)).toEqual(['showNetwork', 'train', 'stop']);
  await view.close();
});

test('after rows have changed the answer strip offers to train again', async () => {
  const view = await stage.show();
  await view.show(states.drifted);
  await view.page.locator('.strip').getByRole('button', { name: 'Train again' }).click();
  expect(await view.intents()).toEqual([{ type: 'train', options: {} }]);
  await view.close();
});

test('a view remembers where it was and whether a run was going on, and nothing else', async () => {
  const view = await stage.show();
  await view.show(states.running);
  await expect.poll(() => view.memento()).toEqual({ documentUri: 'file:///data/exam_scores.csv', isRunning: true, tab: 'learn' });
  await view.close();
});

test('an answer is cross-validated and swept, and that is cancelled, by keyboard', async () => {
  const view = await showTrust();
  await view.page.getByRole('button', { name: 'Cross-validate' }).focus();
  await view.page.keyboard.press('Enter');
  await view.page.getByRole('button', { name: /^Sweep \d+ settings/ }).focus();
  await view.page.keyboard.press('Enter');
  for (const name of ['validating', 'sweeping'] as const) {
    await view.show(states[name]);
    // The other's button is gone when this one's is all there is.
    await view.settled();
    await view.page.getByRole('button', { name: 'Cancel' }).first().focus();
    await view.page.keyboard.press('Space');
  }
  const intents = (await view.intents())
    .map(({ type }) => type)
    .filter((type) => type.startsWith('cancel') || type === 'crossValidate' || type === 'sweep');
  expect(intents).toEqual(['crossValidate', 'sweep', 'cancelCrossValidation', 'cancelSweep']);
  await view.close();
});

test('only the answer that is shown, for the table as it is, can be cross-validated', async () => {
  const view = await showTrust();
  const start = view.page.getByRole('button', { name: 'Cross-validate' });
  await expect.poll(() => start.count()).toBe(1);
  for (const name of ['drifted', 'reading', 'failed', 'validated'] as const) {
    await view.show(states[name]);
    await expect.poll(() => start.count()).toBe(0);
  }
  await view.close();
});

test('a column that gives the answer away stands beside the number, with a button that trains without it', async () => {
  const lines = examScores().trim().split('\n');
  const text = lines.map((line, i) => `${line},${i === 0 ? 'alive' : line.endsWith('1') ? 'yes' : 'no'}`).join('\n');
  const view = await stage.show();
  await view.show(await trainedState(text, { target: 'pass', epochs: 50 }));
  const strip = view.page.locator('.strip');
  await expect.poll(() => strip.innerText()).toContain('alive gives it away');
  await strip.getByRole('button', { name: 'Leave out alive & train again' }).click();
  expect(await view.intents()).toMatchObject([{ type: 'train', options: { features: ['exam1', 'exam2'] } }]);
  await view.close();
});

test('what makes a result doubtful has a button where something helps, in the strip and with the others under Trust', async () => {
  const lines = Array.from({ length: 120 }, (_, row) => {
    const [x, z] = [((row * 7919) % 10_007) / 100, ((row * 104_729) % 10_007) / 100];
    return `${row === 60 ? 99_999 : x},${z},${(3 * x - z + 400).toFixed(2)}`;
  });
  const options = { hidden: [4], epochs: 30, activation: 'relu' as const };
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(await trainedState(`x,z,y\n${lines.join('\n')}`, options));
  await view.page.locator('.strip').getByRole('button', { name: 'Clip outliers & train again' }).click();
  await view.page.getByRole('tab', { name: 'Trust' }).click();
  const doubts = view.page.getByRole('list', { name: 'What makes the result doubtful' });
  await doubts.getByRole('button', { name: 'Use tanh & train again' }).click();
  const trained = (await view.intents()).filter(({ type }) => type === 'train');
  expect(trained).toMatchObject([
    { options: { hidden: [4], epochs: 30, clipOutliers: true, activation: 'relu' } },
    { options: { hidden: [4], epochs: 30, activation: 'tanh' } },
  ]);
  expect(await violations(view)).toEqual([]);
  await view.close();
});
