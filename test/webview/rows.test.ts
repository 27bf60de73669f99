import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PredictedRows } from '../../src/protocol/tableQuestions.ts';
import { reply, tellCells, tellRows } from './hostAnswers.ts';
import { overflows } from './overflows.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores, homesTable } from './tables.ts';
import { taskStates } from './taskStates.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const { neuron } = await sampleStates();
const { homes, flowers } = await taskStates();
const scores = examScores();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const plain = (text: string) => text.replaceAll(/[\u00a0\s]+/g, ' ').trim();
const linesOf = async ({ page }: WebviewPage) =>
  page
    .getByRole('grid')
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
const testRows = (rows: PredictedRows) => Array.from(rows.lines.keys()).filter((row) => rows.splits?.[row] === 2);

describe('rows with classes', () => {
  let view: WebviewPage;
  let rows: PredictedRows;
  beforeAll(async () => {
    view = await stage.show({ width: 521, height: 798 });
    await view.show(neuron);
    await view.page.getByRole('tab', { name: 'Rows' }).click();
    rows = await tellRows(view, scores, neuron);
    await tellCells(view, scores);
    await view.settled();
  });
  afterAll(() => view.close());

  test('below the list stands how many rows it goes on with, and that they are right once no wrong one is among them', async () => {
    const grid = view.page.getByRole('grid');
    const below = view.page.locator('.grid > p');
    const all = testRows(rows).length;
    const seen = async () => Math.round(((await grid.evaluate((scroller) => scroller.clientHeight)) + (await scrolled())) / 25);
    const scrolled = () => grid.evaluate((scroller) => scroller.scrollTop);
    const wrong = testRows(rows).filter((row) => rows.actual?.[row] !== rows.values[row]).length;
    // Whole rows are seen, and the words are not cut by what is below.
    expect((await grid.evaluate((scroller) => scroller.clientHeight)) % 25).toBe(0);
    const [words, around] = await Promise.all([below.boundingBox(), view.page.locator('.grid').boundingBox()]);
    expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual((around?.y ?? 0) + (around?.height ?? 0) + 0.5);
    // Wrong rows come first.
    expect(await seen()).toBeLessThan(wrong);
    expect(await below.innerText()).toBe(`${all - (await seen())} more rows below`);
    await grid.evaluate((scroller, top) => (scroller.scrollTop = top), wrong * 25);
    await expect.poll(() => below.innerText()).toMatch(/right/);
    expect(await below.innerText()).toBe(`${all - (await seen())} more right rows below`);
    await grid.evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight));
    await expect.poll(() => below.innerText()).toBe('');
    await grid.evaluate((scroller) => (scroller.scrollTop = 0));
  });

  test('the matrix counts the test rows, actual classes down and answers across', async () => {
    const counts = neuron.run?.outcome?.confusion?.flat() ?? [];
    // Other counts beside and below each other: a matrix the wrong way round is seen.
    expect(counts[1]).not.toBe(counts[2]);
    const cell = async (actual: number, answered: number) => {
      const button = view.page.getByRole('button', { name: new RegExp(`actual ${actual}, answered ${answered}$`) });
      const heading = view.page.getByRole('columnheader', { name: `answered ${answered}` });
      const side = view.page.getByRole('rowheader', { name: `actual ${actual}` });
      const [box, top, left] = [await button.boundingBox(), await heading.boundingBox(), await side.boundingBox()];
      if (!box || !top || !left) throw new Error('A cell or its headings are not drawn');
      // What is seen is what is said to a screen reader.
      expect([await heading.innerText(), await side.innerText()].map(plain)).toEqual([`answered ${answered}`, `actual ${actual}`]);
      expect(Math.abs(box.x - top.x)).toBeLessThan(3);
      expect(left.y + left.height / 2).toBeCloseTo(box.y + box.height / 2, 0);
      return Number(plain(await button.innerText()).split(' ')[0]);
    };
    expect([await cell(0, 0), await cell(0, 1), await cell(1, 0), await cell(1, 1)]).toEqual(counts);
  });

  test('the list has the surest of the wrong answers first, then the least sure of the right ones, each with its cells', async () => {
    const of = testRows(rows);
    const doubt = (row: number) => {
      const sure = rows.confidence?.[row] ?? Number.NaN;
      return rows.actual?.[row] === rows.values[row] ? -sure : sure;
    };
    const expected = of.sort((a, b) => doubt(b) - doubt(a)).map((row) => `line ${rows.lines[row] + 1} ·`);
    const found = await linesOf(view);
    expect(found.length).toBeGreaterThan(10);
    expect(found.map((text) => plain(text).slice(0, plain(text).indexOf('·') + 1))).toEqual(expected.slice(0, found.length));
    const [first] = expected;
    const line = Number(/\d+/.exec(first)?.[0]);
    const [exam1, exam2, pass] = scores.split('\n')[line - 1].split(',');
    const text = plain(await view.page.getByRole('grid').getByRole('row').first().innerText());
    expect(text).toMatch(new RegExp(`^line ${line} ${exam1} ${exam2} ${pass} ${1 - Number(pass)} ✗ wrong \\d+ % sure$`));
    expect(plain(found[0])).toMatch(new RegExp(`^line ${line} · ${pass} → answered ${1 - Number(pass)} · \\d+ % sure$`));
  });

  test('each test row has its mark over the chance that it was given, and wrong ones a ring', async () => {
    const strip = view.page.getByRole('toolbar', { name: /chance of 1 that it gave to each test row/ });
    expect(await strip.locator('path').count()).toBe(testRows(rows).length);
    expect(await strip.locator('circle').count()).toBe(testRows(rows).filter((row) => rows.actual?.[row] !== rows.values[row]).length);
    const chances = testRows(rows).map((row) => {
      const sure = rows.confidence?.[row] ?? Number.NaN;
      return rows.values[row] === 1 ? sure : 1 - sure;
    });
    const axis = await strip.locator('.axis').evaluate((line) => [Number(line.getAttribute('x1')), Number(line.getAttribute('x2'))]);
    const xs = await strip
      .locator('path')
      .evaluateAll((marks) => marks.map((mark) => Number(/M([\d.]+)/.exec(mark.getAttribute('d') ?? '')?.[1])));
    const expected = chances.map((chance) => axis[0] + ((Math.floor(chance * 25) + 0.5) / 25) * (axis[1] - axis[0]));
    xs.sort((a, b) => a - b);
    expected.sort((a, b) => a - b).forEach((x, i) => expect(xs[i]).toBeCloseTo(x, 3));
  });

  test('cells, segments and strip are one filter, and the same one again takes it back', async () => {
    const wrong = view.page.getByRole('button', { name: /^wrong \d+$/ });
    const all = view.page.getByRole('button', { name: 'all', exact: true });
    const missed = view.page.getByRole('button', { name: /actual 1, answered 0$/ });
    const grid = view.page.getByRole('grid');
    const pressed = () => Promise.all([wrong, all, missed].map((button) => button.getAttribute('aria-pressed')));
    const count = async () => Number(await grid.getAttribute('aria-rowcount'));
    const [, tooHigh, tooLow] = neuron.run?.outcome?.confusion?.flat() ?? [];
    await wrong.click();
    expect([await pressed(), await count()]).toEqual([['true', 'false', 'false'], tooHigh + tooLow]);
    await missed.click();
    expect([await pressed(), await count()]).toEqual([['false', 'false', 'true'], tooLow]);
    expect((await linesOf(view)).every((text) => text.includes('1 → answered 0'))).toBe(true);
    await missed.click();
    expect([await pressed(), await count()]).toEqual([['false', 'true', 'false'], 60]);
    await view.page.getByRole('button', { name: 'all 200' }).click();
    expect(await count()).toBe(200);
    await view.page.getByRole('button', { name: 'test 60' }).click();
  });

  test('the list goes by keys, and everybody can read it', async () => {
    const grid = view.page.getByRole('grid');
    await grid.focus();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    const active = async () => view.page.locator(`[id="${(await grid.getAttribute('aria-activedescendant')) ?? ''}"]`);
    expect(await (await active()).getAttribute('aria-rowindex')).toBe('2');
    await view.page.keyboard.press('End');
    await view.settled();
    expect(await (await active()).getAttribute('aria-rowindex')).toBe('60');
    await expect.poll(async () => (await (await active()).boundingBox())?.y ?? 0).toBeLessThan(798);
    expect(await violations(view)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

test('wrong rows are marked in the file and unmarked, and the list is saved as CSV with its answers', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(neuron);
  await view.page.getByRole('tab', { name: 'Rows' }).click();
  const rows = await tellRows(view, scores, neuron);
  await tellCells(view, scores);
  const wrong = testRows(rows).filter((row) => rows.actual?.[row] !== rows.values[row]);
  await view.page.getByRole('button', { name: `Mark the ${wrong.length} wrong rows in the file` }).click();
  const marked = (await view.intents()).find(({ type }) => type === 'markRows') as unknown as { lines: number[] };
  expect(marked.lines).toEqual(wrong.map((row) => rows.lines[row]));
  await reply(view, 'markRows', () => undefined);
  await view.page.getByRole('button', { name: 'Remove the marks', pressed: true }).click();
  await reply(view, 'markRows', () => undefined, 2);
  expect((await view.intents()).findLast(({ type }) => type === 'markRows')).toMatchObject({ lines: [] });
  await view.page.getByRole('button', { name: /^Mark the/ }).waitFor();

  await view.page.getByRole('button', { name: `wrong ${wrong.length}` }).click();
  const before = (await view.intents()).filter(({ type }) => type === 'readCells').length;
  await view.page.getByRole('button', { name: 'Save this list…' }).click();
  await tellCells(view, scores, before + 1);
  await expect.poll(async () => (await view.intents()).filter(({ type }) => type === 'saveText').length).toBe(1);
  const saved = (await view.intents()).find(({ type }) => type === 'saveText') as unknown as { text: string; name: string };
  expect(saved.name).toBe('exam_scores_answers.csv');
  const [head, ...lines] = saved.text.trim().split('\r\n');
  expect(head).toBe('line,exam1,exam2,pass,pass_predicted,confidence');
  const cells = scores.split('\n');
  const expected = wrong
    .toSorted((a, b) => (rows.confidence?.[b] ?? 0) - (rows.confidence?.[a] ?? 0))
    .map((row) => `${rows.lines[row] + 1},${cells[rows.lines[row]]},${rows.values[row]},${Number(rows.confidence?.[row].toPrecision(6))}`);
  expect(lines).toEqual(expected);
  expect(await violations(view)).toEqual([]);
  await view.close();
});

describe('rows with numbers', () => {
  let view: WebviewPage;
  let rows: PredictedRows;
  beforeAll(async () => {
    view = await stage.show({ width: 700, height: 800 });
    await view.show(homes);
    await view.page.getByRole('tab', { name: 'Rows' }).click();
    rows = await tellRows(view, homesTable(), homes);
    await view.settled();
  });
  afterAll(() => view.close());

  test('each dot stands at its actual value (across) and its answer (up)', async () => {
    const plot = view.page.getByRole('img', { name: /rows by actual and answered price/ });
    const ticks = await plot
      .locator('text.middle')
      .evaluateAll((texts) =>
        texts.map((text) => ({ at: Number(text.getAttribute('x')), text: text.textContent })).filter(({ text }) => text.endsWith('M')),
      );
    const [low, high] = [ticks[0], ticks[ticks.length - 1]];
    const units = ((Number.parseFloat(high.text) - Number.parseFloat(low.text)) * 1e6) / (high.at - low.at);
    const valueAt = (x: number) => Number.parseFloat(low.text) * 1e6 + (x - low.at) * units;
    const [row] = testRows(rows);
    const dot = plot.locator(`circle[data-line="${rows.lines[row]}"]`);
    expect(Math.abs(valueAt(Number(await dot.getAttribute('cx'))) - (rows.actual?.[row] ?? Number.NaN))).toBeLessThan(units);
    const exact = await plot
      .locator('.even')
      .evaluate((line) => ({ y: Number(line.getAttribute('y1')), x: Number(line.getAttribute('x1')) }));
    const up = exact.y - Number(await dot.getAttribute('cy'));
    expect(Math.abs(valueAt(exact.x + up) - rows.values[row])).toBeLessThan(units);
    expect(rows.values[row]).not.toBeCloseTo(rows.actual?.[row] ?? Number.NaN, -3);
  });

  test('the names of the axes stand below and at the left', async () => {
    const plot = view.page.getByRole('img', { name: /rows by actual and answered price/ });
    const box = async (name: RegExp) => {
      const found = await plot.locator('text', { hasText: name }).boundingBox();
      if (!found) throw new Error(`${name.source} is not drawn`);
      return { ...found, right: found.x + found.width, bottom: found.y + found.height };
    };
    const dots = await plot
      .locator('circle')
      .evaluateAll((circles) => circles.map((circle) => circle.getBoundingClientRect()).map(({ left, bottom }) => ({ left, bottom })));
    const [across, up] = [await box(/^actual/), await box(/^answered/)];
    expect(across.y).toBeGreaterThanOrEqual(Math.max(...dots.map(({ bottom }) => bottom)));
    expect(across.width).toBeGreaterThan(across.height);
    expect(up.right).toBeLessThanOrEqual(Math.min(...dots.map(({ left }) => left)));
    expect(up.height).toBeGreaterThan(up.width);
  });

  test('the one that is furthest off leads to its row, and a box drawn over the plot is a filter', async () => {
    const grid = view.page.getByRole('grid');
    const worst = testRows(rows).sort(
      (a, b) => Math.abs(rows.values[b] - (rows.actual?.[b] ?? 0)) - Math.abs(rows.values[a] - (rows.actual?.[a] ?? 0)),
    )[0];
    await view.page.getByRole('button', { name: new RegExp(`Furthest off: line ${rows.lines[worst] + 1} `) }).click();
    expect(await grid.locator('[aria-selected=true]').getAttribute('aria-label')).toMatch(new RegExp(`^line ${rows.lines[worst] + 1} `));
    const box = await view.page.getByRole('img', { name: /rows by actual and answered/ }).boundingBox();
    if (!box) throw new Error('No plot');
    await view.page.mouse.move(box.x + 50, box.y + 10);
    await view.page.mouse.down();
    await view.page.mouse.move(box.x + 150, box.y + 210, { steps: 4 });
    await view.page.mouse.up();
    const few = Number(await grid.getAttribute('aria-rowcount'));
    expect(few).toBeGreaterThan(0);
    expect(few).toBeLessThan(testRows(rows).length);
    await view.page.getByRole('button', { name: 'too high' }).click();
    const high = testRows(rows).filter((row) => rows.values[row] > (rows.actual?.[row] ?? Number.NaN)).length;
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(high);
    expect(await violations(view)).toEqual([]);
    expect(view.complaints).toEqual([]);
  });
});

test('nothing has to be scrolled to the side at any width', async () => {
  const view = await stage.show();
  await view.show(neuron);
  await view.page.getByRole('tab', { name: 'Rows' }).click();
  await tellRows(view, scores, neuron);
  expect(await overflows(view)).toEqual({});
  await view.close();
});

test.each([521, 320])(
  'of several classes heads, answers and crosses are whole at %i pixels, and marks are those of the map',
  async (width) => {
    const text = await readFile(path.join(import.meta.dirname, '..', '..', 'media', 'samples', 'flowers.csv'), 'utf8');
    const view = await stage.show({ width, height: 798 });
    await view.show(flowers);
    await view.page.getByRole('tab', { name: 'Rows' }).click();
    await tellRows(view, text, flowers);
    if (width > 400) await tellCells(view, text);
    await view.settled();
    const cut = (selector: string) =>
      view.page
        .locator(selector)
        .evaluateAll((all) => all.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent));
    expect(await view.page.locator('thead th').allInnerTexts()).toEqual(['aster', 'daisy', 'poppy']);
    expect(await cut('thead th, [role="gridcell"]')).toEqual([]);
    const answers = await view.page.locator('.answer[role="gridcell"]').evaluateAll((all) =>
      all.map((cell) => [
        cell.querySelector('strong')?.textContent ?? '',
        getComputedStyle(cell.querySelector('path') ?? cell).fill,
        cell
          .querySelector('path')
          ?.getAttribute('d')
          ?.replace(/^M[\d. ]+/, '')
          .slice(0, 3) ?? '',
      ]),
    );
    const looks = new Map(answers.map(([answer, ...look]) => [answer, look.join()]));
    expect([...looks.keys()].sort()).toEqual(['aster', 'daisy', 'poppy']);
    expect(new Set(looks.values()).size).toBe(3);
    // Also where the answer is wrong.
    for (const [answer, ...look] of answers) expect(look.join()).toBe(looks.get(answer));
    await view.close();
  },
);
