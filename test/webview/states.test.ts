import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overhangs } from './overhangs.ts';
import { sampleStates } from './sampleStates.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

type StateName = keyof Awaited<ReturnType<typeof sampleStates>>;

const sentences: Readonly<Record<StateName, RegExp>> = {
  empty: /No model yet for exam_scores\.csv/,
  reading: /Reading the table/,
  running: /Training: epoch 3120 of 100.000/,
  neuron: /Right on \d+ of 60 rows it had never seen\. Always answering 1 would get/,
  hidden: /Hidden layers|hidden 8, 4 · Adam 0\.01 · 1000 epochs/,
  six: /Right on \d+ of 36 rows/,
  wide: /\+48 more/,
  mixed: /"school" was left out/,
  stopped: /Stopped after 312 of 1000.epochs; what was learned is kept\./,
  failed: /Training was not possible/,
  failedFirst: /No model yet for exam_scores\.csv/,
  validated: /Cross-validated: right on \d+ of 200.rows \(\d\d\.\d.%\), each answered by a network that had not learned from it\./,
  validating: /Cross-validating: 2 of 5 folds are scored\./,
  swept:
    /Of 9.settings (the present one, )?.*rate.0\.\d+,? had the smallest loss, 0\.\d{4}, on 28.rows that were kept from learning, on average of 3 trainings\./,
  sweeping: /Trying settings: 4 of 27.trainings are done\./,
  drifted: /Since training: 2 rows changed, 1 row added\./,
};

const stateNames = Object.keys(sentences) as StateName[];

const buttons: Readonly<Record<StateName, string>> = {
  empty: 'Train',
  reading: 'Stop',
  running: 'Stop',
  neuron: 'Train',
  hidden: 'Train',
  six: 'Train',
  wide: 'Train',
  mixed: 'Train',
  stopped: 'Train again',
  failed: 'Train again',
  failedFirst: 'Train again',
  validated: 'Train',
  validating: 'Train',
  swept: 'Train',
  sweeping: 'Train',
  drifted: 'Train again',
};

describe('the panel', () => {
  let view: WebviewPage;
  beforeAll(async () => {
    view = await stage.show();
  });
  afterAll(() => view.close());

  test.each(stateNames)('says what is to be said when %s, and everybody can read it in every theme', async (name) => {
    await view.show(states[name]);
    const main = view.page.locator('main');
    await expect.poll(() => main.innerText()).toMatch(sentences[name]);
    expect(await view.page.locator('button.train').innerText()).toContain(buttons[name]);
    expect(await violations(view)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });

  test('has a form that can be read by everybody, also with an invalid field', async () => {
    await view.show(states.hidden);
    await view.page.locator('.settings').click();
    await view.page.getByLabel('Epochs', { exact: true }).fill('many');
    expect(await violations(view)).toEqual([]);
  });
});

test('the sidebar can be read by everybody in every theme', async () => {
  const sidebar = await stage.show({ place: 'sidebar', width: 280 });
  for (const name of ['neuron', 'six', 'running', 'failed', 'failedFirst', 'drifted', 'stopped'] as const) {
    await sidebar.show(states[name]);
    expect(await violations(sidebar)).toEqual([]);
  }
  expect(sidebar.complaints).toEqual([]);
  await sidebar.close();
});

test.each(stateNames)('nothing of %s has to be scrolled to the side at any width', async (name) => {
  const view = await stage.show();
  await view.show(states[name]);
  if (name === 'wide') await view.page.getByRole('button', { name: '+48 more' }).click();
  expect(await overhangs(view)).toEqual({});
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('60 inputs and 64 neurons are elided, and the others can be found', async () => {
  const view = await stage.show();
  await view.show(states.wide);
  await expect.poll(() => view.page.getByRole('button', { name: /^\d+ more columns$/ }).count()).toBe(1);
  await expect.poll(() => view.page.locator('.graph .gap text').allTextContents()).toEqual(['56 more', '56 more']);
  expect(await view.page.locator('.chip').count()).toBe(12);
  await view.page.getByRole('button', { name: '+48 more' }).click();
  expect(await view.page.locator('.chip').count()).toBe(60);
  await view.close();
});

test('small networks have their weights in a table for screen readers', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  const table = view.page.getByRole('table', { name: 'Weights into the output' });
  await expect.poll(() => table.getByRole('row').count()).toBe(4);
  const weights = states.neuron.run?.outcome?.weights;
  const [first] = await table.getByRole('cell').allTextContents();
  expect(Number(first.replace('−', '-'))).toBeCloseTo(weights?.[0] ?? Number.NaN, 1);
  await view.close();
});

test('what is shown follows the theme, also on the canvas', async () => {
  const view = await stage.show({ theme: 'light' });
  await view.show(states.neuron);
  const canvas = view.page.locator('canvas').first();
  await canvas.waitFor();
  const before = await canvas.screenshot();
  await view.page.evaluate(() => {
    document.documentElement.style.setProperty('--vscode-charts-blue', '#ff00ff');
    document.body.className = 'vscode-dark';
  });
  await expect.poll(async () => Buffer.compare(before, await canvas.screenshot())).not.toBe(0);
  await view.close();
});

test('a crash of the page is reported', async () => {
  const view = await stage.show();
  await view.send({ type: 'no such update' } as never);
  await expect.poll(async () => (await view.intents()).map(({ type }) => type)).toContain('crashed');
  await view.close();
});
