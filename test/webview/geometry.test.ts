import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { geometryStates } from './geometryStates.ts';
import { tellRows } from './hostAnswers.ts';
import { passengers } from './passengers.ts';
import { sampleStates } from './sampleStates.ts';
import { homesTable, numbersTable } from './tables.ts';
import { taskStates } from './taskStates.ts';
import { textFaults } from './textFaults.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const samples = await sampleStates();
const tasks = await taskStates();
const tables = { ...samples, homes: tasks.homes, flowers: tasks.flowers };
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const regions = ['header', '.strip', '.stage', '.formula', '.transport', '.curves', '.whatIf'] as const;

/** Top and height of each region. */
function boxes({ page }: WebviewPage): Promise<Readonly<Record<string, readonly [top: number, height: number]>>> {
  return page.evaluate(
    (selectors) =>
      Object.fromEntries(
        selectors.map((selector) => {
          const { top, height } = document.querySelector(selector)?.getBoundingClientRect() ?? { top: -1, height: -1 };
          return [selector, [Math.round(top), Math.round(height)] as const];
        }),
      ),
    [...regions],
  );
}

/** In a window of 1400 × 900 with the explorer open. */
const drawn = {
  header: [0, 70],
  '.strip': [70, 52],
  '.stage': [160, 320],
  '.formula': [480, 26],
  '.transport': [506, 38],
  '.curves': [548, 190],
  '.whatIf': [738, 50],
};

test.each(['neuron', 'hidden', 'six', 'wide', 'homes', 'flowers', 'running', 'reading', 'failed', 'drifted', 'stopped'] as const)(
  'the regions of %s stand where they are drawn, and nothing is scrolled',
  async (name) => {
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(tables[name]);
    await view.settled();
    expect(await boxes(view)).toEqual(drawn);
    expect(await view.page.evaluate(() => document.documentElement.scrollHeight)).toBe(798);
    await view.close();
  },
);

test('nothing moves when a run begins, goes on, is scrubbed and ends', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  for (const name of ['neuron', 'reading', 'running'] as const) {
    await view.show(tables[name]);
    await view.settled();
    expect(await boxes(view)).toEqual(drawn);
  }
  await view.page.getByRole('slider', { name: 'Epoch', exact: true }).press('Home');
  await view.settled();
  expect(await boxes(view)).toEqual(drawn);
  await view.page.locator('.settings').click();
  await view.settled();
  expect(await boxes(view)).toEqual(drawn);
  await view.close();
});

test.each([
  { width: 521, height: 798 },
  { width: 461, height: 618 },
  { width: 860, height: 978 },
  { width: 320, height: 700 },
])('the frame of the graph stays through a run, a hint, a tab and a row at $width × $height', async ({ width, height }) => {
  const view = await stage.show({ width, height });
  const { page } = view;
  await view.show(tables.neuron);
  await view.settled();
  const before = await boxes(view);
  const graph = () => page.locator('.stage').evaluate((element) => JSON.stringify(element.getBoundingClientRect()));
  const frame = await graph();
  const stays = async (after: string) => {
    await view.settled();
    expect({ after, boxes: await boxes(view), frame: await graph() }).toEqual({ after, boxes: before, frame });
  };
  for (const name of ['reading', 'stopped', 'drifted', 'neuron'] as const) {
    await view.show(tables[name]);
    await stays(name);
  }
  await page.locator('.stage svg circle').first().hover({ force: true });
  await stays('a hint');
  await page.getByRole('tab', { name: 'Data' }).click();
  await view.settled();
  expect(await page.locator('.stage').count()).toBe(0);
  await page.getByRole('tab', { name: 'Learn' }).click();
  await stays('another tab');
  await view.close();
});

const sizes = [
  // 1400 × 900 with the explorer open, 1280 × 720, 1366 × 768, and a narrow panel.
  { width: 521, height: 798 },
  { width: 461, height: 618 },
  { width: 504, height: 666 },
  { width: 320, height: 700 },
  // 1920 × 1080, 2560 × 1440: two columns.
  { width: 860, height: 978 },
  { width: 1060, height: 1338 },
];
const kinds = await geometryStates();

test.each(sizes)(
  'six kinds of tables are on one screen at $width × $height, and all that is written can be read',
  async ({ width, height }) => {
    const view = await stage.show({ width, height });
    for (const [name, state] of Object.entries(kinds)) {
      await view.show(state);
      await view.settled();
      const places = await boxes(view);
      for (const region of ['header', '.strip', '.stage', '.formula', '.transport', '.curves', '.whatIf'] as const) {
        const [top, size] = places[region];
        expect({ name, region, isThere: top >= 0 && size > 0, isOnScreen: top + size <= height }).toEqual({
          ...{ name, region, isThere: true, isOnScreen: true },
        });
      }
      expect(await view.page.locator('.curves div.curve, .curves section.curve').count()).toBe(2);
      expect(places['.stage'][1]).toBeGreaterThanOrEqual(190);
      expect(places['.curves'][1]).toBeGreaterThanOrEqual(120);
      expect(places.header[1]).toBeLessThanOrEqual(100);
      const scrolled = await view.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
      expect({ name, scrolled }).toEqual({ name, scrolled: [width, height] });
      expect({ name, ...(await textFaults(view)) }).toEqual({ name, cut: [], over: [] });
    }
    await view.close();
  },
);

test.each([521, 461, 320])('all that is written can be read in every state at %i pixels', async (width) => {
  const view = await stage.show({ width, height: 798 });
  const { manyClasses, diverged, badHomes, truthTable } = tasks;
  const { running, failed, failedFirst, drifted, reading, empty } = samples;
  const states = { manyClasses, diverged, badHomes, truthTable, running, failed, failedFirst, drifted, reading, empty };
  for (const [name, state] of Object.entries(states)) {
    await view.show(state);
    await view.settled();
    expect({ name, ...(await textFaults(view)) }).toEqual({ name, cut: [], over: [] });
  }
  await view.close();
});

test.each([521, 461, 320])('all that is written in the tabs can be read at %i pixels, the whole price too', async (width) => {
  const view = await stage.show({ width, height: 798 });
  await view.show(tables.homes);
  for (const name of ['Rows', 'Data', 'Trust', 'Use']) {
    await view.page.getByRole('tab', { name }).click();
    if (name === 'Rows') await tellRows(view, homesTable(), tables.homes);
    await view.settled();
    expect({ name, ...(await textFaults(view)) }).toEqual({ name, cut: [], over: [] });
    if (name !== 'Rows' || width < 400) continue;
    const cells = view.page.getByRole('grid').getByRole('gridcell').filter({ hasText: '€' });
    expect(await cells.count()).toBeGreaterThan(5);
    expect(
      await cells.evaluateAll((all) => all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent)),
    ).toEqual([]);
  }
  await view.close();
});

test.each([521, 461])('what is predicted, how well and the remedy are written whole at %i pixels', async (width) => {
  const view = await stage.show({ width, height: 620 });
  const states = {
    neuron: samples.neuron,
    passengers: await trainedState(passengers({ hasAlive: true }), { target: 'survived', epochs: 100 }),
  };
  for (const [name, state] of Object.entries(states)) {
    await view.show(state);
    await view.settled();
    const shortened = await view.page
      .locator('header .target select, header .task, .strip .headline, .strip .remark .text, .strip .link')
      .evaluateAll((all) => all.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent));
    expect({ name, shortened }).toEqual({ name, shortened: [] });
    // A name in a field says by its own width whether it is whole.
    const select = view.page.getByRole('combobox', { name: 'Column to predict' });
    const [box, wanted] = [
      await select.boundingBox(),
      await select.evaluate((field) => {
        field.style.maxWidth = 'none';
        field.style.flex = 'none';
        const around = field.parentElement;
        if (around) around.style.flex = 'none';
        const { width: own } = field.getBoundingClientRect();
        for (const element of [field, around]) element?.removeAttribute('style');
        return own;
      }),
    ];
    expect(box?.width).toBeGreaterThanOrEqual(wanted - 0.5);
  }
  await view.close();
});

/** Answers to a question: yes from an age on, which is not the same for all. */
const survey = (rows: number, from: number) => {
  const lines = Array.from({ length: rows }, (_, row) => {
    const age = 20 + ((row * 37) % 50);
    return `${age},${age + 3 * (row % 5) > from ? 'yes' : 'no'}`;
  });
  return ['age,Would you recommend us?', ...lines].join('\n');
};

test('what makes a result doubtful is said whole beside its figure, with its buttons', async () => {
  const doubtful = {
    'only 18 test rows': await trainedState(survey(60, 50), { epochs: 200 }),
    '% are no': await trainedState(survey(400, 76), { epochs: 200 }),
    'one neuron is too few': await trainedState(
      await readFile(path.join(import.meta.dirname, '..', '..', 'media', 'samples', 'rings.csv'), 'utf8'),
    ),
    'the learning rate is 0': await trainedState(survey(400, 50), { epochs: 2, learningRate: 0 }),
  };
  const view = await stage.show({ width: 521, height: 798 });
  for (const [brief, state] of Object.entries(doubtful)) {
    for (const width of [521, 461]) {
      await view.page.setViewportSize({ width, height: 798 });
      await view.show(state);
      await view.settled();
      const parts = view.page.locator('.strip .headline, .strip .remark .text, .strip .link');
      const shortened = await parts.evaluateAll((all) =>
        all.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent),
      );
      expect({ brief, width, shortened }).toEqual({ brief, width, shortened: [] });
      const remark = view.page.locator('.strip .remark .text');
      expect(await remark.innerText()).toContain(brief);
      // The whole of it is at hand.
      expect((await remark.getAttribute('title'))?.length).toBeGreaterThan(60);
    }
  }
  await view.close();
});

test('a warning beside long buttons is whole, or says more than its first word', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  for (const width of [521, 461, 320]) {
    await view.page.setViewportSize({ width, height: 798 });
    await view.show(tables.hidden);
    await view.settled();
    const text = view.page.locator('.remark.warn .text');
    const [shown, whole] = await text.evaluate((part) => [part.clientWidth, part.scrollWidth]);
    expect(shown).toBeGreaterThanOrEqual(Math.min(100, whole));
  }
  await view.close();
});

test('in a narrow panel names, the formula and a warning with its remedy can be read', async () => {
  const view = await stage.show({ width: 320, height: 700 });
  const { page } = view;
  await view.show(kinds.passengers);
  const names = page.locator('.columns tspan.strong');
  await expect.poll(() => names.count()).toBeGreaterThan(8);
  const cut = (await names.allTextContents()).filter((name) => name.includes('…'));
  expect(cut.filter((name) => name.length < 6)).toEqual([]);
  expect(await page.locator('.formula .words').innerText()).toMatch(/^\d+ inputs$/);
  await view.show(tables.neuron);
  const isWhole = (selector: string) => page.locator(selector).evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
  await expect.poll(() => page.locator('code').innerText()).toMatch(/^σ\(.+\)$/);
  expect(await isWhole('code')).toBe(true);
  await view.show(samples.wide);
  await expect.poll(() => page.locator('.strip .remark .link').count()).toBe(1);
  expect(await isWhole('.strip .remark .text')).toBe(true);
  await view.close();
});

test('beside three outputs the legend names each class, and nothing runs into the name of the axis', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  const { page } = view;
  await view.show(tables.flowers);
  const legend = page.locator('.thumbnail li');
  await expect.poll(() => legend.allInnerTexts()).toEqual(expect.arrayContaining(['aster', 'daisy', 'poppy']));
  const plot = await page.locator('.thumbnail canvas').boundingBox();
  const bottoms = await legend.evaluateAll((all) => all.map((entry) => entry.getBoundingClientRect().bottom));
  expect(Math.max(...bottoms)).toBeLessThanOrEqual(plot?.y ?? 0);
  // Without names at the outputs a line behind them would end in the axis's name.
  expect(await page.locator('.output-name .shaft').count()).toBe(0);
  await view.close();
});

test.each(['neuron', 'mixed', 'hidden', 'wide', 'long'] as const)(
  'the arrow of %s ends in the middle of the map, above the name of its axis',
  async (name) => {
    const names = ['measurement_in_the_northern_hall', 'measurement_in_the_southern_hall'];
    const state = name === 'long' ? await trainedState(numbersTable(2, names), { epochs: 20, hidden: [4] }) : samples[name];
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(state);
    for (const height of [640, 720, 798, 930, 1160]) {
      await view.page.setViewportSize({ width: 521, height });
      await view.settled();
      const plot = await view.page.locator('.thumbnail canvas').boundingBox();
      const arrow = await view.page.locator('.output-name .shaft').boundingBox();
      const axis = await view.page.locator('.thumbnail .up').boundingBox();
      if (!plot || !arrow || !axis) throw new Error(`No map, arrow or name of its axis at ${height} px`);
      expect(Math.abs(plot.y + plot.height / 2 - arrow.y)).toBeLessThan(plot.height / 4);
      expect(axis.y).toBeGreaterThan(arrow.y + 3);
      expect(await view.page.locator('.thumbnail .up').innerText()).toMatch(/\S.* →/);
    }
    await view.close();
  },
);

test('beside layers the map is as large as the stage has room for', async () => {
  const sizes: number[] = [];
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(tables.hidden);
  for (const width of [521, 600, 800]) {
    await view.page.setViewportSize({ width, height: 798 });
    await view.settled();
    const [plot, graph] = [
      await view.page.locator('.thumbnail canvas').boundingBox(),
      await view.page.locator('.graphPlace').boundingBox(),
    ];
    sizes.push(Math.round(plot?.width ?? 0));
    expect(graph?.width).toBeGreaterThan(345);
  }
  expect(sizes).toEqual([118, 197, 210]);
  await view.close();
});

test('in a wide panel the settings are told in fewer words before a column is left out', async () => {
  const view = await stage.show({ width: 1060, height: 800 });
  for (const state of [tables.hidden, samples.neuron]) {
    await view.show(state);
    await view.settled();
    for (const name of ['exam1', 'exam2']) expect(await view.page.getByRole('button', { name, exact: true }).isVisible()).toBe(true);
    const [text, whole] = await view.page.locator('button.settings span').evaluate((span) => [span.clientWidth, span.scrollWidth]);
    expect(text).toBe(whole);
  }
  expect(await view.page.locator('button.settings').innerText()).toContain('1000 epochs');
  await view.close();
});
