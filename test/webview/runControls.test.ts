import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { taskStates } from './taskStates.ts';
import { WebviewStage } from './webviewPage.ts';

const states = await taskStates();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test('a running training is paused, stepped, resumed and stopped by the bar that plays its epochs', async () => {
  const view = await stage.show();
  await view.show(states.training);
  const bar = view.page.getByRole('toolbar', { name: 'Play the epochs' });
  expect(await bar.getByRole('button', { name: 'Train one epoch' }).count()).toBe(0);
  await bar.getByRole('button', { name: /^Pause/ }).click();
  await view.send({ type: 'event', event: { type: 'paused', runId: 'run-1', isPaused: true } });
  await view.page.getByText('paused at 312').waitFor();
  expect(await view.page.locator('.visually-hidden[role="status"]').innerText()).toBe('Paused at epoch 312.');
  await bar.getByRole('button', { name: 'Train one epoch' }).click();
  await bar.getByRole('button', { name: /^Resume/ }).click();
  await view.page.locator('.strip').getByRole('button', { name: 'Keep it this way' }).click();
  await view.send({ type: 'event', event: { type: 'paused', runId: 'run-1', isPaused: false } });
  await bar.getByRole('button', { name: 'Stop and keep what was learned' }).click();
  expect(await view.intents()).toEqual([{ type: 'pause' }, { type: 'step' }, { type: 'resume' }, { type: 'stop' }, { type: 'stop' }]);
  await view.close();
});

test('a training that goes on elsewhere is stopped from here, and not paused', async () => {
  const view = await stage.show();
  const { run } = states.training;
  if (!run) throw new Error('Nothing is trained');
  await view.show({ ...states.training, run: { ...run, isElsewhere: true } });
  const bar = view.page.getByRole('toolbar', { name: 'Play the epochs' });
  expect(await bar.getByRole('button', { name: /^Pause/ }).getAttribute('aria-disabled')).toBe('true');
  await bar.getByRole('button', { name: /^Pause/ }).click({ force: true });
  await bar.getByRole('button', { name: 'Stop and keep what was learned' }).click();
  expect(await view.intents()).toEqual([{ type: 'stop' }]);
  await view.close();
});

test('a training that is over cannot be paused any more while its rows are scored', async () => {
  const view = await stage.show();
  await view.show(states.training);
  await view.send({ type: 'event', event: { type: 'scoring', runId: 'run-1' } });
  await view.page.getByText('scoring every row').waitFor();
  const pause = view.page.getByRole('button', { name: /^Pause/ });
  expect(await pause.getAttribute('aria-disabled')).toBe('true');
  await pause.click({ force: true });
  expect(await view.intents()).toEqual([]);
  await view.close();
});

test('learning rate and L2 change while it runs, and only to what they may be', async () => {
  const view = await stage.show();
  await view.show(states.training);
  await view.page.locator('.settings').click();
  const settings = view.page.getByRole('dialog', { name: 'Training settings' });
  // What stands in an empty field is in the unit of the field.
  const hintOf = (name: string) => settings.getByLabel(name, { exact: true }).getAttribute('placeholder');
  await settings.getByRole('button', { name: /^\d+ more: / }).click();
  expect([await hintOf('Validation share, %'), await hintOf('Learning rate')]).toEqual(['20', '0.01']);
  await settings.getByLabel('Learning rate').fill('0,003');
  await settings.getByLabel('Learning rate').press('Tab');
  await settings.getByLabel('L2').fill('0.01');
  await settings.getByLabel('L2').press('Tab');
  await settings.getByLabel('Epochs', { exact: true }).fill('50');
  await settings.getByLabel('Epochs', { exact: true }).press('Tab');
  expect(await view.intents()).toEqual([
    { type: 'adjust', learningRate: 0.003 },
    { type: 'adjust', l2: 0.01 },
  ]);
  await settings.getByLabel('Learning rate').fill('-1');
  await settings.getByLabel('Learning rate').press('Tab');
  await settings.getByText(/A number above 0/).waitFor();
  expect(await view.intents()).toHaveLength(2);
  await view.close();
});

test('"Start over" keeps the first weights of the run that is shown, and "New start" draws others, on the same rows', async () => {
  const view = await stage.show();
  const { run } = states.homes;
  if (!run) throw new Error('Nothing is trained');
  const choose = async (name: RegExp) => {
    await view.page.getByRole('button', { name: 'More of the epochs' }).click();
    await view.page.getByRole('menuitem', { name }).click();
    const asked = (await view.intents()).at(-1) as unknown as { readonly type: string; readonly options: TrainOptions };
    expect(asked.type).toBe('train');
    return asked.options;
  };
  await view.show(states.homes);
  const over = await choose(/^Start over/);
  expect([over.restart ?? 0, over.seed]).toEqual([run.options.restart ?? 0, run.options.seed]);
  const anew = await choose(/^New start/);
  expect(anew).toEqual({ ...over, restart: (run.options.restart ?? 0) + 1 });
  // From a run with other weights: those are kept, and others than both are drawn.
  await view.show({ ...states.homes, run: { ...run, runId: 'run-2', options: anew } });
  expect((await choose(/^Start over/)).restart).toBe(anew.restart);
  expect((await choose(/^New start/)).restart).toBe((anew.restart ?? 0) + 1);
  expect(view.complaints).toEqual([]);
  await view.close();
});
