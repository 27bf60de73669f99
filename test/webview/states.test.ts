import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overflows } from './overflows.ts';
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
  reading: /Reading exam_scores\.csv…/,
  running: /right on \d+ of 60 unseen rows\s+epoch 3120/,
  neuron: /right on \d+ of 60 unseen rows\s+always 1: \d\d\.\d.%/,
  hidden: /hidden 8, 4 · Adam 0\.01/,
  six: /right on \d+ of 36 unseen rows/,
  wide: /\+\d\d more/,
  mixed: /"school" was left out/,
  stopped: /stopped after 312 of 1000 epochs; what was learned is kept/,
  failed: /holds? one value|same value|Choose another column/,
  failedFirst: /No model yet for exam_scores\.csv/,
  validated: /5 tests on other rows: \d+ of 200 right, each between/,
  validating: /2 of 5 tests on other rows are done\./,
  swept: /had the smallest loss|is ahead by/,
  sweeping: /4 of 27 trainings are done\./,
  drifted: /Since training: 2 rows changed, 1 row added\./,
};

/** Where it is shown, if not on the first tab. */
const tabs: Partial<Readonly<Record<StateName, string>>> = {
  mixed: 'Trust',
  validated: 'Trust',
  validating: 'Trust',
  swept: 'Trust',
  sweeping: 'Trust',
  drifted: 'Trust',
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
  stopped: 'Train',
  failed: 'Train',
  failedFirst: 'Train',
  validated: 'Train',
  validating: 'Train',
  swept: 'Train',
  sweeping: 'Train',
  drifted: 'Train',
};

describe('the panel', () => {
  let view: WebviewPage;
  beforeAll(async () => {
    view = await stage.show();
  });
  afterAll(() => view.close());

  test.each(stateNames)('says what is to be said when %s, and everybody can read it in every theme', async (name) => {
    await view.show(states[name]);
    const tab = view.page.getByRole('tab', { name: tabs[name] ?? 'Learn' });
    if ((await tab.count()) > 0) await tab.click();
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
  if (name === 'wide') await view.page.getByRole('button', { name: /^\+\d+ more/ }).click();
  expect(await overflows(view)).toEqual({});
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('60 inputs and 64 neurons are elided, and the others can be found', async () => {
  const view = await stage.show();
  await view.show(states.wide);
  await expect
    .poll(() => view.page.locator('.graph .gap text').allTextContents())
    .toEqual([expect.stringMatching(/^\d+ more$/), expect.stringMatching(/^(\d+ more|\+\d+)$/)]);
  expect(await view.page.getByRole('button', { name: /^\d+ more columns$/ }).count()).toBe(1);
  const shown = await view.page.locator('.chip').count();
  const more = view.page.getByRole('button', { name: `+${60 - shown} more` });
  await more.click();
  const list = view.page.getByRole('dialog', { name: 'Columns to learn from' });
  expect(await list.getByRole('checkbox').count()).toBe(60);
  await list.getByLabel('Search columns').fill('f6');
  expect(await list.getByRole('checkbox').count()).toBe(2);
  await view.page.keyboard.press('Escape');
  expect(await list.count()).toBe(0);
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

test('what is shown follows the theme', async () => {
  const view = await stage.show({ theme: 'light' });
  await view.show(states.neuron);
  const curve = view.page.locator('.curve path.test').first();
  await curve.waitFor();
  await view.page.evaluate(() => document.documentElement.style.setProperty('--vscode-charts-blue', '#ff00ff'));
  await expect.poll(() => curve.evaluate((path) => getComputedStyle(path).stroke)).toBe('rgb(255, 0, 255)');
  await view.close();
});

test('a crash of the page is reported', async () => {
  const view = await stage.show();
  await view.send({ type: 'no such update' } as never);
  await expect.poll(async () => (await view.intents()).map(({ type }) => type)).toContain('crashed');
  await view.close();
});

test('a text that is hardly lighter than its ground is found by what looks for such', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  await view.page.locator('main').evaluate((main) => main.style.setProperty('color', '#444444'));
  expect(await violations(view)).toContainEqual(expect.stringMatching(/^color-contrast: /));
  await view.close();
});
