import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { taskStates } from './taskStates.ts';
import { overflows } from './overflows.ts';
import { homesTable } from './tables.ts';
import { tookMs, trainedState } from './trainedRuns.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const states = await taskStates();
type StateName = keyof typeof states;
const names = Object.keys(states) as StateName[];
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const textOf = async ({ page }: WebviewPage) => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ');

const sentences: Readonly<Record<StateName, RegExp>> = {
  flowers: /Right on 44 of 45 rows it had never seen\. .* 97\.8 % on 45 rows means 88–99\.6 % on many more rows/,
  manyClasses: /right on \d+ of \d+ unseen rows/,
  homes:
    /± 26 \d00 € .*its answers were off by 26 \d00 € on average \(MAE\)\. Always answering the median, 561 009 €, would be off by 209 000 €\. R² 0\.98/,
  validatedHomes: /tests on other rows: off by [\d ]+ € on average over 398 rows, each between [\d ]+ € and [\d ]+ €/,
  perceptron: /Right on 56 of 60 rows .*loss: perceptron rule/,
  thousand: /right on \d+ of 36 unseen rows/,
  earlyStopped: /learn them by heart.*Ended early, after \d+ of 1000 epochs: the weights of epoch \d+ are kept/,
  diverged: /NaN In epoch 2 the loss stopped being a number.*learning rate [\d.]+ is too high · Train with/,
  badHomes: /Worse than always answering the median.* R² −0\.47/,
  truthTable: /100\.0 % TRAINING ACCURACY Right on 4 of 4 rows that it learned from\..* There is no test: the table lists every case/,
  training: /off by [\d ]+ € on average on 119 unseen rows epoch 312/,
  paused: /paused at 312 · Resume · Keep it this way/,
};

/** States for which it is shown on the Trust tab. */
const trusted: ReadonlySet<string> = new Set([
  'flowers',
  'homes',
  'validatedHomes',
  'perceptron',
  'earlyStopped',
  'badHomes',
  'truthTable',
]);

describe('the panel', () => {
  let view: WebviewPage;
  beforeAll(async () => {
    view = await stage.show();
  });
  afterAll(() => view.close());

  test.each(names)('says what is to be said of %s, and everybody can read it in every theme', async (name) => {
    await view.show(states[name]);
    await view.page.getByRole('tab', { name: trusted.has(name) ? 'Trust' : 'Learn' }).click();
    await expect.poll(() => textOf(view)).toMatch(sentences[name]);
    expect(await violations(view)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });

  test('has columns that can be read by everybody', async () => {
    await view.show(states.homes);
    await view.page.getByRole('tab', { name: 'Data' }).click();
    await view.page.getByRole('row').nth(3).waitFor();
    expect(await violations(view)).toEqual([]);
    await view.page.getByRole('tab', { name: 'Learn' }).click();
  });

  test('has a form that can be read by everybody, also with a field that is missing', async () => {
    await view.show(states.homes);
    await view.page.locator('.settings').click();
    await view.page.getByRole('button', { name: /^\d+ more: / }).click();
    await view.page.getByLabel('Test rows', { exact: true }).selectOption('group');
    await view.page.getByText('Choose the column that the rows are split by.').waitFor();
    expect(await violations(view)).toEqual([]);
  });
});

test('the sidebar can be read by everybody in every theme', async () => {
  const sidebar = await stage.show({ place: 'sidebar', width: 280 });
  for (const name of ['flowers', 'homes', 'paused'] as const) {
    await sidebar.show(states[name]);
    expect(await violations(sidebar)).toEqual([]);
  }
  expect(sidebar.complaints).toEqual([]);
  await sidebar.close();
});

test.each(names)('nothing of %s has to be scrolled to the side at any width', async (name) => {
  const view = await stage.show();
  await view.show(states[name]);
  expect(await overflows(view)).toEqual({});
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('neither the columns nor the form have to be scrolled to the side at any width', async () => {
  const view = await stage.show();
  await view.show(states.homes);
  await view.page.getByRole('tab', { name: 'Data' }).click();
  expect(await overflows(view)).toEqual({});
  await view.page.locator('.settings').click();
  await view.page.getByRole('button', { name: /^\d+ more: / }).click();
  expect(await overflows(view)).toEqual({});
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('each class has its output, by name', async () => {
  const view = await stage.show();
  await view.show(states.flowers);
  await expect.poll(() => view.page.locator('.node.output').count()).toBe(3);
  const labels = await view.page.locator('.node.output').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')));
  expect(labels.map((label) => label?.split(':')[0])).toEqual(['output aster', 'output daisy', 'output poppy']);
  await view.show(states.manyClasses);
  await expect.poll(() => view.page.locator('.node.output').count()).toBe(14);
  await view.close();
});

test('the error of numbers is told in the units of the file', async () => {
  const view = await stage.show();
  await view.show(states.homes);
  const error = view.page.getByRole('slider', { name: 'Mean error by epoch' });
  await expect.poll(() => error.getAttribute('aria-valuetext')).toMatch(/train [\d.]+k?.€, test [\d.]+k?.€/);
  await view.close();
});

test('of a table that lists every case nothing is drawn or offered that only a test could tell', async () => {
  const view = await stage.show();
  await view.show(states.truthTable);
  const loss = view.page.getByRole('slider', { name: 'Loss by epoch' });
  expect(await loss.getAttribute('aria-valuetext')).toMatch(/^epoch 1000: train \d\.\d{4}$/);
  expect(await view.page.locator('.curve circle.test, .curve path.test, .bar .band').count()).toBe(0);
  expect(await view.page.locator('.curve circle.train').count()).toBe(2);
  expect(await view.page.getByRole('button', { name: /Cross-validate|Sweep settings/ }).count()).toBe(0);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('a single neuron without probabilities speaks of none', async () => {
  const view = await stage.show({ width: 380 });
  await view.show(states.perceptron);
  await expect
    .poll(async () => (await view.page.locator('.graph text').allTextContents()).filter((text) => text.startsWith('above 0: r')))
    .toHaveLength(1);
  expect(await view.page.locator('main').innerText()).not.toMatch(/probab/i);
  await view.close();
});

test('a target that can be both is predicted as a number instead of classes', async () => {
  const view = await stage.show();
  await view.show(tookMs(await trainedState(homesTable(), { target: 'rooms', task: 'multiclass', epochs: 5 }), 50));
  const task = view.page.getByLabel('Predicted as classes or as a number');
  expect(await task.inputValue()).toBe('multiclass');
  await task.selectOption('regression');
  expect(await view.intents()).toMatchObject([{ type: 'train', options: { task: 'regression' } }]);
  await view.close();
});
