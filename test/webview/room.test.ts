import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { geometryStates } from './geometryStates.ts';
import { reply } from './hostAnswers.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { taskStates } from './taskStates.ts';
import { stateAfter } from './trainedRuns.ts';
import { WebviewStage } from './webviewPage.ts';

const samples = await sampleStates();
const tasks = await taskStates();
const { longNames, passengers } = await geometryStates();
const flowersText = await readFile(path.join(import.meta.dirname, '..', '..', 'media', 'samples', 'flowers.csv'), 'utf8');
const flowersTable = () => flowersText;
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test.each([521, 461])('each setting is explained on one line at %i pixels, and more of it is in a hint', async (width) => {
  const view = await stage.show({ width, height: 798 });
  await view.show(samples.hidden);
  await view.page.locator('.settings').click();
  await view.page.getByRole('button', { name: /^\d+ more: / }).click();
  const helps = await view.page.locator('.drawer .help').evaluateAll((all) =>
    all.map((help) => ({
      text: help.textContent,
      height: Math.round(help.getBoundingClientRect().height),
      hint: help.getAttribute('title') ?? '',
    })),
  );
  expect(helps.length).toBeGreaterThan(20);
  expect(helps.filter(({ height, text }) => height !== 15 || (text?.length ?? 0) > 36)).toEqual([]);
  expect(helps.filter(({ hint }) => hint.length > 36).length).toBeGreaterThan(10);
  await view.close();
});

test.each(['flowers', 'homes', 'manyClasses'] as const)('the answer to what is asked can be read whole for %s', async (name) => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(tasks[name]);
  await view.settled();
  const answer = await view.page.locator('.whatIf .answer strong').evaluate((strong) => [strong.scrollWidth, strong.clientWidth]);
  expect(answer[0]).toBeLessThanOrEqual(answer[1]);
  await view.close();
});

test('what an output of numbers goes from and to is told whole', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(tasks.homes);
  await view.settled();
  expect(await view.page.locator('.output-name .meaning').textContent()).toMatch(/^\d\S* … \d[^…]*€$/);
  await view.close();
});

test.each([521, 320])('no two columns look alike in the list at %i pixels, and no figure lies on a name', async (width) => {
  const view = await stage.show({ width, height: 798 });
  for (const state of [longNames, passengers, tasks.diverged]) {
    await view.show(state);
    await view.settled();
    const names = await view.page.locator('.columns .strong').allTextContents();
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    const gaps = await view.page.evaluate(() => {
      const boxes = (selector: string) => [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
      return boxes('.columns text:has(.strong)').flatMap((name) =>
        boxes('.columns .number')
          .filter(({ top }) => Math.abs(top - name.top) < 3)
          .map(({ left }) => Math.round(left - name.right)),
      );
    });
    expect(gaps.length).toBe(names.length);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
  }
  await view.close();
});

test('where the other columns of a small map are held is told whole, at their median once rows are known', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(longNames);
  await view.settled();
  const held = view.page.locator('.thumbnail .held');
  expect(await held.innerText()).toMatch(/the other 58 columns at their average/);
  expect(await held.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0);
  await view.close();
});

test('dots stay on the map while the same rows are trained on again, and go where others are', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(samples.neuron);
  await sendSamples(view, samples.neuron, samplesOf(examScores(), samples.neuron));
  const dots = () => view.page.locator('.thumbnail path.dots').count();
  const before = await dots();
  expect(before).toBeGreaterThan(2);
  const run = samples.neuron.run;
  const plan = run?.plan;
  if (!run || !plan) throw new Error('Nothing was planned');
  const again = (seed: number) =>
    stateAfter(
      [
        { type: 'started', runId: 'run-2', options: { seed } },
        {
          type: 'planned',
          runId: 'run-2',
          plan: { ...plan, recipe: { ...plan.recipe, seed } },
          initial: run.snapshots[0],
        },
      ],
      samples.neuron,
    );
  for (const [seed, count] of [
    [plan.recipe.seed, before],
    [plan.recipe.seed + 1, 0],
  ]) {
    await view.show(again(seed));
    await view.settled();
    expect({ seed, dots: await dots() }).toEqual({ seed, dots: count });
  }
  await view.close();
});

test.each([
  ['hidden', () => samples.hidden, examScores],
  ['flowers', () => tasks.flowers, flowersTable],
] as const)(
  'a row is told within its circles and over the small map for %s: no figure is wider than its circle',
  async (_, stateOf, textOf) => {
    const [state, text] = [stateOf(), textOf()];
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(state);
    await sendSamples(view, state, samplesOf(text, state));
    await view.send({ type: 'rowPointed', line: 132, chosenFor: 'look' });
    const rows = text.split(/\r?\n/).map((line) => line.split(','));
    await reply(view, 'readRow', () => ({ line: 132, cells: rows[0].map((name, i) => [name, rows[132][i]]), split: 'test' }));
    await view.page.locator('.graph .inside').first().waitFor();
    await view.settled();
    const widths = await view.page.locator('.graph .inside').evaluateAll((figures) =>
      figures.map((figure) => {
        const disc = figure.closest('.node')?.querySelector('.disc')?.getBoundingClientRect().width ?? 0;
        return { text: figure.textContent, isIn: figure.getBoundingClientRect().width <= disc };
      }),
    );
    expect(widths.length).toBeGreaterThan(2);
    expect(widths.filter(({ isIn }) => !isIn)).toEqual([]);
    const heading = view.page.locator('.thumbnail .heading p');
    expect(await heading.evaluateAll((lines) => lines.map(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth))).toEqual([
      true,
      true,
    ]);
    expect(await heading.first().innerText()).toMatch(/^(?!.*…).*\d+.%/);
    await view.page.getByRole('button', { name: 'The row below (Down)' }).click();
    await reply(view, 'readRow', () => undefined, 2);
    expect((await view.intents()).filter(({ type }) => type === 'readRow').at(-1)).toMatchObject({ line: 133 });
    await view.close();
  },
);
