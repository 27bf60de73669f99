import { afterAll, beforeAll, expect, test } from 'vitest';
import { taskStates } from './taskStates.ts';
import { WebviewStage } from './webviewPage.ts';

const states = await taskStates();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test('a running training is paused, stepped and resumed', async () => {
  const view = await stage.show();
  await view.show(states.training);
  const step = view.page.getByRole('button', { name: 'Step' });
  expect(await step.isDisabled()).toBe(true);
  await view.page.getByRole('button', { name: 'Pause' }).click();
  await view.send({ type: 'event', event: { type: 'paused', runId: 'run-1', isPaused: true } });
  await view.page
    .getByText(/Paused: epoch/)
    .first()
    .waitFor();
  expect(await view.page.getByRole('status').innerText()).toBe('Paused at epoch 312.');
  await step.click();
  await view.page.getByRole('button', { name: 'Resume' }).click();
  expect(await view.intents()).toEqual([{ type: 'pause' }, { type: 'step' }, { type: 'resume' }]);
  await view.close();
});

test('a training that is over cannot be paused any more while its rows are scored', async () => {
  const view = await stage.show();
  await view.show(states.training);
  await view.send({ type: 'event', event: { type: 'scoring', runId: 'run-1' } });
  await view.page.getByText(/Scoring every row after epoch/).waitFor();
  expect(await view.page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
  await view.close();
});

test('learning rate and L2 change while it runs, and only to what they may be', async () => {
  const view = await stage.show();
  await view.show(states.training);
  const controls = view.page.getByRole('group', { name: 'The training that is going on' });
  await controls.getByLabel('Learning rate').fill('0,003');
  await controls.getByLabel('Learning rate').press('Enter');
  await controls.getByLabel('L2').fill('0.01');
  await controls.getByLabel('L2').press('Tab');
  expect(await view.intents()).toEqual([
    { type: 'adjust', learningRate: 0.003 },
    { type: 'adjust', l2: 0.01 },
  ]);
  await controls.getByLabel('Learning rate').fill('-1');
  await controls.getByLabel('Learning rate').press('Enter');
  await view.page.getByRole('alert').waitFor();
  expect(await view.intents()).toHaveLength(2);
  await view.close();
});
