import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import type { ColumnEncoding } from '../../../src/dataset/encoding/encoder.ts';
import { answerRow } from '../../../src/model/predict.ts';
import { createForward } from '../../../src/network/forward.ts';
import { writePercent } from '../../../src/writeNumber.ts';
import { exportPage } from '../../../src/exports/page/exportPage.ts';
import { launchBrowser } from '../../vscode/launchBrowser.ts';
import { randomCases } from './randomCases.ts';
import { scatter } from '../dataset/buildFrom.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';

/** The cells in the fields of the page. */
async function rowOf(page: Page, columns: readonly ColumnEncoding[]): Promise<Map<string, string>> {
  const cells = await page.evaluate(() =>
    Array.from(document.querySelectorAll('label'), (label) => label.querySelector<Field>('select, input')?.value ?? ''),
  );
  return new Map(columns.map(({ column }, index) => [column, cells[index]]));
}

type Field = HTMLInputElement | HTMLSelectElement;

/** Runs in the page. Enters a cell into the field of each column, as far as it takes the cell. */
function enter(cells: readonly string[]): void {
  for (const [index, label] of document.querySelectorAll('label').entries()) {
    const field = label.querySelector<Field>('select, input');
    if (!field) throw new Error(`Column ${index} has no field`);
    if (field instanceof HTMLSelectElement && !Array.from(field.options, ({ value }) => value).includes(cells[index])) continue;
    field.value = cells[index];
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Runs with an offline page into which exported models are opened, and expects no complaints from it. */
async function whileOffline(
  run: (page: Page, open: (exported: Parameters<typeof exportPage>[0]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-page-'));
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (said) => (said.type() === 'error' ? faults.push(said.text()) : undefined));
    const file = path.join(folder, 'model.html');
    await run(page, async (exported) => {
      writeFileSync(file, String(exportPage(exported, 'model.html').files[0].content));
      await page.goto(pathToFileURL(file).href);
    });
    expect(faults).toEqual([]);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
}

/** Enters the row's cells into the fields, as far as these take them, and compares the answer with Neuron's for what stands in them. */
async function expectAnswer(page: Page, { model, name }: ExportCase, cells: ReadonlyMap<string, string>): Promise<void> {
  const { columns, target } = model.encoder;
  await page.evaluate(
    enter,
    columns.map(({ column }) => cells.get(column) ?? ''),
  );
  const row = await rowOf(page, columns);
  for (const { column, type } of columns) if (type !== 'category') expect(row.get(column), name).toBe(cells.get(column) ?? '');
  const { value, probabilities } = answerRow(model, row);
  const shown = await page.locator('output').textContent();
  if (typeof value === 'string') expect(shown, name).toBe(value);
  else expect(Math.abs(Number(shown) - value) / Math.max(1, Math.abs(value)), `${name}: ${String(shown)} for ${value}`).toBeLessThan(1e-5);
  const lines = await page.locator('#probabilities > div').allTextContents();
  const expected =
    probabilities === undefined
      ? []
      : targetClasses(target).map((of) => `${of}${writePercent(probabilities[of]).replaceAll('\u00a0', ' ')}`);
  expect(lines, name).toEqual(expected);
}

test.each(['numbers', 'categories', 'dates', 'missing', 'wild names'] as const)('a page of %s answers offline as Neuron does', (features) =>
  whileOffline(async (page, open) => {
    const cases = caseNames.filter((of) => of.features === features).map(exportCase);
    expect(cases.length).toBe(8);
    for (const of of cases) {
      await open(of.exported);
      expect(await page.title()).toBe('target');
      expect(await page.locator('label > span').allTextContents()).toEqual(of.model.encoder.columns.map(({ column }) => column));
      for (const row of of.rows.slice(0, 4)) await expectAnswer(page, of, new Map(row));
    }
  }),
);

test(
  'pages of random models of random tables answer as Neuron does',
  () =>
    whileOffline(async (page, open) => {
      const cases = randomCases(16, 'rich');
      expect(cases.length).toBeGreaterThan(6);
      for (const of of cases) {
        await open(of.exported);
        for (const row of [of.rows[0], of.rows[1], ...of.rows.slice(-3)]) await expectAnswer(page, of, new Map(row));
      }
    }),
  300_000,
);

test.each([
  { name: 'two classes, numbers, [8, 4]', scheme: 'dark' },
  { name: 'two classes, numbers, []', scheme: 'light' },
  { name: 'several, categories, [8, 4]', scheme: 'light' },
] as const)('the graph follows a slider: $name', ({ name, scheme }) =>
  whileOffline(async (page, open) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 800, height: 1000 });
    const { exported, model } = exportCase(caseNames.find((of) => of.name === name) ?? caseNames[0]);
    await open(exported);

    const { inputs, columns } = model.encoder;
    const graph = page.getByRole('img', { name: /^The network: / });
    const units = model.architecture.layers.reduce((sum, layer) => sum + layer.units, 0);
    expect(await graph.locator('circle.ground').count()).toBe(Math.min(inputs.length, 10) + units);
    const slider = page.getByRole('slider').first();
    const place = columns.findIndex(({ column }) => column === 'size');
    expect(await slider.getAttribute('aria-label')).toBe('size');
    // The network as Neuron computes it for the row in the fields.
    const expected = async () => {
      const row = await rowOf(page, columns);
      const encoded = encodeRow(model.encoder, row).inputs;
      const { outputs } = createForward(model.architecture, model.weights)(Array.from(encoded));
      return { encoded, last: outputs[outputs.length - 1], answer: answerRow(model, row) };
    };
    // Three digits, more where these would make 1 of what is less.
    const written = (value: number) =>
      String(Array.from({ length: 10 }, (_, more) => Number(value.toPrecision(3 + more))).find((told) => told !== 1 || value >= 1));
    const values = graph.locator('text.value');
    const seen: string[] = [];
    for (const key of ['Home', 'End', 'ArrowLeft', 'PageDown']) {
      await slider.press(key);
      const { encoded, last, answer } = await expected();
      expect(await values.nth(place).textContent()).toBe(written(encoded[place]));
      const texts = await values.allTextContents();
      expect(texts.slice(-last.length)).toEqual(Array.from(last, written));
      expect(await page.locator('output').textContent()).toBe(answer.value);
      seen.push(texts.join());
    }
    expect(new Set(seen).size).toBe(4);
    expect(await graph.locator('line').count()).toBeGreaterThan(0);
    await page.screenshot({ path: path.join('test-output', `export-page-${scheme}-${units}.png`), fullPage: true });
  }),
);

test('a slider writes numbers as the column does, and a value that is missing or none of those can be chosen', () =>
  whileOffline(async (page, open) => {
    const x = scatter(200);
    const german = (value: number) => value.toFixed(1).replace('.', ',');
    const rows = x.map((value, row) => [
      Math.round(1000 + value * 90).toLocaleString('de'),
      `${german(value / 7 + row)} €`,
      row % 3 === 0 ? `c${row}` : ['Oslo', 'Rome', 'Kyiv'][row % 3],
      `${german(value * 3 + row)} km`,
    ]);
    const table = [['people', 'price', 'city', 'target'], ...rows].map((cells) => cells.join(';')).join('\n');
    const { exported, model } = trainCase('as written', table, { target: 'target', epochs: 40 });
    const { columns } = model.encoder;
    expect(columns.map(({ type }) => type)).toEqual(['number', 'number', 'category']);
    expect(columns).toMatchObject([{ format: { pointsGroup: true } }, { format: { unit: '€' } }, { hasOther: true }]);
    await open(exported);
    expect(await page.locator('label span').first().textContent()).toBe('people');
    expect(await page.locator('label span').nth(1).getAttribute('data-unit')).toBe('€');
    expect(await page.locator('output').getAttribute('data-unit')).toBe('km');
    const answers: string[] = [];
    const check = async () => {
      const row = await rowOf(page, columns);
      // A point stands between thousands.
      expect([...row.values()].join()).not.toMatch(/\d\.\d(?!\d\d)/);
      const shown = Number(await page.locator('output').textContent());
      const { value } = answerRow(model, row);
      expect(Math.abs(shown - Number(value)) / Math.abs(Number(value)), JSON.stringify([...row])).toBeLessThan(1e-5);
      answers.push(String(shown));
    };
    for (const [place, key] of [0, 1].flatMap((at) => ['Home', 'ArrowRight', 'PageUp', 'End'].map((of) => [at, of] as const))) {
      await page.getByRole('slider').nth(place).press(key);
      await check();
    }
    for (const value of ['another value', '', 'Rome']) {
      await page.locator('select').selectOption({ value });
      await check();
    }
    expect(new Set(answers).size).toBeGreaterThan(7);
    expect(await page.locator('#figures').textContent()).toMatch(/mean absolute error [\d.]+ \(95 %: [\d.]+ to [\d.]+\)/);
  }));
