import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/csv/readCsv.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { tellRows } from './hostAnswers.ts';
import { capacitorsTable, gardenTable, racesTable, regionsTable } from './longTables.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { examScores } from './tables.ts';
import { textFaults } from './textFaults.ts';
import { trainedState, validatedState } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const texts = { garden: gardenTable(), regions: regionsTable(), races: racesTable(), capacitors: capacitorsTable() };
type Name = keyof typeof texts;
const names = Object.keys(texts) as Name[];
const states = {
  garden: await validatedState(texts.garden, { epochs: 200 }),
  regions: await validatedState(texts.regions, { hidden: [16], epochs: 60 }),
  races: await validatedState(texts.races, { epochs: 300 }),
  capacitors: await validatedState(texts.capacitors, { hidden: [8, 4], epochs: 60 }),
} satisfies Record<Name, SessionState>;
const sizes = [
  { width: 521, height: 798 },
  { width: 461, height: 618 },
  { width: 320, height: 700 },
];
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const tabOf = ({ page }: WebviewPage, name: string) => page.getByRole('tab', { name });
const widthOf = ({ page }: WebviewPage) => page.evaluate(() => document.documentElement.scrollWidth);
const cutOff = ({ page }: WebviewPage, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent));

async function showSampled(view: WebviewPage, name: Name): Promise<void> {
  await view.show(states[name]);
  await sendSamples(view, states[name], samplesOf(texts[name], states[name]));
}

describe.each(sizes)('at $width × $height', (size) => {
  test.each(names)('all that is written about %s can be read in each tab, and nothing reaches over the panel', async (name) => {
    const view = await stage.show(size);
    await showSampled(view, name);
    for (const tab of ['Learn', 'Rows', 'Trust']) {
      await tabOf(view, tab).click();
      if (tab === 'Rows') await tellRows(view, texts[name], states[name]);
      await view.settled();
      expect({ tab, width: await widthOf(view), ...(await textFaults(view)) }).toEqual({ tab, width: size.width, cut: [], over: [] });
    }
    await tabOf(view, 'Use').click();
    await view.settled();
    expect(await widthOf(view)).toBe(size.width);
    await view.close();
  });

  test('columns whose names begin alike are told apart in the list of rows and in the table of new cases', async () => {
    const view = await stage.show(size);
    await showSampled(view, 'garden');
    await tabOf(view, 'Rows').click();
    await tellRows(view, texts.garden, states.garden);
    await view.settled();
    for (const heads of ['.line.head .number', 'th[scope="col"]']) {
      if (heads.startsWith('th')) await tabOf(view, 'Use').click();
      const shown = await view.page.locator(heads).allInnerTexts();
      expect(new Set(shown).size).toBe(shown.length);
    }
    const needed = /needs (.*), and 11 more/.exec(await view.page.locator('main').innerText())?.[1].split(', ') ?? [];
    expect(needed).toHaveLength(4);
    expect(new Set(needed).size).toBe(4);
    await view.close();
  });

  test('what is answered to a question is whole, and so are the name of the question and the share of the baseline', async () => {
    const view = await stage.show(size);
    for (const name of ['races', 'capacitors'] as const) {
      await showSampled(view, name);
      await view.settled();
      expect(await cutOff(view, '.whatIf .answer strong, .whatIf .amount, .whatIf .title')).toEqual([]);
    }
    await showSampled(view, 'garden');
    await view.settled();
    expect(await view.page.locator('.strip .remark .text').innerText()).toMatch(/^always .*…?: \d\d\.\d.%$/);
    expect(await cutOff(view, '.strip .remark .text')).toEqual([]);
    await view.close();
  });
});

test('both of two classes with long names stand in the legend of the small map, and they look different', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await showSampled(view, 'garden');
  const legend = await view.page.locator('.thumbnail li').allInnerTexts();
  expect(legend.slice(0, 2).map((text) => !/^(wrong|train)$/.test(text.trim()))).toEqual([true, true]);
  expect(new Set(legend).size).toBe(legend.length);
  await view.close();
});

test('the values of a date are whole beside their sliders, and the answer fits into its neuron', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await showSampled(view, 'races');
  await view.send({ type: 'rowPointed', line: 12, chosenFor: 'look' });
  const cells = texts.races.split('\n')[12].split(',');
  const { names: columns } = readCsv(texts.races);
  await view.page.waitForFunction(() => window.fakeHost.intents.some(({ type }) => type === 'readRow'));
  const id = await view.page.evaluate(() => window.fakeHost.intents.findLast(({ type }) => type === 'readRow')?.id ?? -1);
  const row = { line: 12, cells: columns.map((column, i) => [column, cells[i]]), split: 'test' };
  await view.send({ type: 'reply', reply: { id, outcome: { type: 'done', value: row } } });
  await view.page.locator('.graph .inside').first().waitFor();
  await view.settled();
  const fields = await view.page.locator('.whatIf .value').evaluateAll((all) => all.map((field) => field.scrollWidth - field.clientWidth));
  expect(Math.max(...fields)).toBeLessThanOrEqual(1);
  const figures = await view.page.locator('.graph .inside').evaluateAll((all) =>
    all.map((figure) => {
      const disc = figure.closest('.node')?.querySelector('.disc')?.getBoundingClientRect().width ?? 0;
      return { text: figure.textContent, isIn: figure.getBoundingClientRect().width <= disc * 0.9 };
    }),
  );
  expect(figures.length).toBeGreaterThan(3);
  expect(figures.filter(({ isIn }) => !isIn)).toEqual([]);
  await view.close();
});

test('where numbers are tiny, the typical values that are asked about first are among those that were seen', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  const state = await trainedState(texts.capacitors, { target: 'gap (mm)', epochs: 60 });
  await view.show(state);
  await sendSamples(view, state, samplesOf(texts.capacitors, state));
  await view.settled();
  expect(await view.page.locator('.whatIf .note').count()).toBe(0);
  await tabOf(view, 'Use').click();
  const values = await view.page.locator('table input').evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
  expect(values.map(Number).every((value) => value > 0)).toBe(true);
  expect(await view.page.locator('.block .remark').count()).toBe(0);
  await view.close();
});

test.each([560, 600, 640, 798])('short names of both axes of the small map are whole in a panel of %i pixels in height', async (height) => {
  const view = await stage.show({ width: 521, height });
  await view.show(await trainedState(examScores(), { epochs: 20, hidden: [4] }));
  await view.settled();
  expect(await view.page.locator('.thumbnail .up').innerText()).toMatch(/^exam2( →)?$/);
  expect(await view.page.locator('.thumbnail .across').innerText()).toBe('exam1 →');
  await view.close();
});
