import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { targetClasses } from '../../../src/dataset/encoding/targetClasses.ts';
import { exportFormula } from '../../../src/exports/formula/exportFormula.ts';
import { exportWorkbook } from '../../../src/exports/workbook/exportWorkbook.ts';
import { UserError } from '../../../src/userError.ts';
import { scatter, tableOf } from '../dataset/buildFrom.ts';
import { caseNames, exportCase, trainCase, type ExportCase } from './exportCases.ts';
import { expectAnswers } from './expectAnswers.ts';
import { randomCases } from './randomCases.ts';
import { filledBook, formulaBook, formulasOf, readAnswer } from './sheetBooks.ts';
import { gnumeric, libreOffice } from './spreadsheetPrograms.ts';

/** Neuron has dates in 32 bits: where a sum nearly cancels, or is a logarithm, less than 1e-6 is the same. */
const roughly = 3e-5;

describe.each([gnumeric, libreOffice])('$name', ({ name, isThere, compute }) => {
  test.skipIf(!isThere)(
    'computes from the formulas of one neuron what Neuron answers',
    () => {
      const known = caseNames.filter(({ hidden }) => hidden.length === 0).map(exportCase);
      const written = known.map((of) => ({ of, formulas: formulasOf(of.exported) ?? [] }));
      const tooLong = written.filter(({ formulas }) => formulas.length === 0).map(({ of }) => of.name);
      expect(tooLong).toEqual(['several, categories, []', 'several, dates, []', 'several, missing, []']);
      const usable = written.filter(({ formulas }) => formulas.length > 0);
      const computed = compute(usable.map(({ of, formulas }) => formulaBook(of, formulas)));
      usable.forEach(({ of, formulas }, place) => {
        const lines = computed[place].slice(0, of.rows.length);
        expectAnswers(
          of,
          lines.map((cells) => readAnswer(of, cells.slice(-formulas.length), true)),
        );
      });
    },
    480_000,
  );

  test.skipIf(!isThere)(
    'keeps numbers far outside of the training rows within the bounds that Neuron keeps them in',
    () => {
      const near = scatter(60);
      const columns = { wide: near, narrow: near.map((x) => x * 1e-7) };
      const text = tableOf({ ...columns, target: near.map((x) => (x > 500 ? 'yes' : 'no')) });
      const sums = tableOf({ ...columns, target: near.map((x, row) => 3 * x + row) });
      const far = ['1e308', '-1e308', '1e30', '-1e30', '1e17', '-5e9', '2', ''];
      const asked = far.flatMap((wide) => far.map((narrow) => [wide, narrow, '']));
      const of = trainCase('far', text, { target: 'target', scaling: 'standard', epochs: 3, initializer: 'glorotUniform' }, asked);
      const number = trainCase('far, a number', sums, { target: 'target', epochs: 3 }, asked);
      const huge = tableOf({ wide: near.map((x) => x * 1e22), narrow: near, target: near.map((x, row) => 3 * x + row) });
      const clipped = trainCase('far, clipped', huge, { target: 'target', scaling: 'none', clipOutliers: true, epochs: 1 }, asked);
      const formulas = [of, number, clipped].map(({ exported }) => formulasOf(exported) ?? []);
      const books = [of, number, clipped].map((from, place) => formulaBook(from, formulas[place]));
      const computed = compute([...books, filledBook(of)]);
      const read = (place: number, from: ExportCase, width: number, isFormula: boolean) =>
        expectAnswers(
          from,
          computed[place].slice(0, from.rows.length).map((cells) => readAnswer(from, cells.slice(-width), isFormula)),
        );
      read(0, of, formulas[0].length, true);
      read(1, number, 1, true);
      read(2, clipped, 1, true);
      read(3, of, 3, false);
    },
    480_000,
  );

  // With Gnumeric a process each.
  test.skipIf(!isThere || name !== 'LibreOffice')(
    'answers random rows of random models by formula and by workbook as Neuron does',
    () => {
      const neurons = randomCases(25, 'sheet', []).map((of) => ({ of, formulas: formulasOf(of.exported) ?? [] }));
      const usable = neurons.filter(({ formulas }) => formulas.length > 0);
      // Excel takes no longer texts, which is said.
      const networks = randomCases(12, 'sheet').filter(({ model }) => targetClasses(model.encoder.target).every((of) => of.length < 256));
      expect([usable.length > 8, networks.length > 8]).toEqual([true, true]);
      const computed = compute([...usable.map(({ of, formulas }) => formulaBook(of, formulas)), ...networks.map(filledBook)]);
      usable.forEach(({ of, formulas }, place) => {
        const lines = computed[place].slice(0, of.rows.length);
        const given = lines.map((cells) => readAnswer(of, cells.slice(-formulas.length), true));
        expectAnswers(of, given, roughly);
      });
      networks.forEach((of, place) => {
        const width = Math.max(1, targetClasses(of.model.encoder.target).length + 1);
        const lines = computed[usable.length + place].slice(0, of.rows.length);
        const given = lines.map((line) => readAnswer(of, line.slice(-width), false));
        expectAnswers(of, given, roughly);
      });
    },
    600_000,
  );

  test.skipIf(!isThere)(
    'answers the rows that are put into the workbook, for every kind of target and of column',
    () => {
      // With Gnumeric a process each: of the rest one kind of column says enough.
      const chosen = caseNames
        .filter(
          ({ features, hidden, target }) => name === 'LibreOffice' || features === 'numbers' || (hidden.length > 0 && target === 'several'),
        )
        .map(exportCase);
      const computed = compute(chosen.map(filledBook));
      chosen.forEach((of, place) => {
        const width = Math.max(1, targetClasses(of.model.encoder.target).length + 1);
        expectAnswers(
          of,
          computed[place].slice(0, of.rows.length).map((line) => readAnswer(of, line.slice(-width), false)),
        );
      });
    },
    480_000,
  );
});

/** How deep functions stand in each other. */
function depthOf(formula: string): number {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '');
  let [depth, most] = [0, 0];
  const isFunction: boolean[] = [];
  for (const [token] of bare.matchAll(/[A-Z]*\(|\)/g)) {
    if (token === ')') depth -= isFunction.pop() === true ? 1 : 0;
    else {
      isFunction.push(token.length > 1);
      depth += token.length > 1 ? 1 : 0;
      most = Math.max(most, depth);
    }
  }
  return most;
}

describe('what Excel takes', () => {
  /** A model of a column with so many values, which a training would put together. */
  const shops = (count: number, name: (place: number) => string): ExportCase['exported'] => {
    const cells = Array.from({ length: 60 }, (_, row) => `${row % 3}`);
    const table = tableOf({ shop: cells, target: cells.map((cell) => (cell === '0' ? 'yes' : 'no')) });
    const kinds = [{ column: 'shop', kind: 'category' as const }];
    const { exported } = trainCase(`${count} shops`, table, { target: 'target', kinds, epochs: 1 });
    const { encoder, architecture } = exported;
    const categories = Array.from({ length: count }, (_, place) => name(place));
    return {
      ...exported,
      encoder: {
        ...encoder,
        columns: [{ type: 'category', column: 'shop', categories, hasOther: false, missing: { fill: categories[0], hasIndicator: false } }],
        inputs: categories.map((category) => ({ ...encoder.inputs[0], name: category })),
      },
      architecture: { ...architecture, inputs: count },
      weights: Float32Array.from({ length: count + 1 }, (_, place) => 0.125 * (place + 1)),
    };
  };

  test('a column of many values is a sum of parts, none of them more than 64 functions deep', () => {
    const exported = shops(90, (place) => `shop ${place}`);
    const formulas = formulasOf(exported) ?? [];
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) expect([formula.length <= 8192, depthOf(formula) <= 64]).toEqual([true, true]);
    const [{ content }] = exportWorkbook(exported, 'a.xlsx').files;
    if (typeof content === 'string') throw new Error('a text');
    const written = Object.entries(unzipSync(content)).flatMap(([name, bytes]) =>
      name.includes('sheet')
        ? Array.from(strFromU8(bytes).matchAll(/<f>([^<]*)<\/f>/g), ([, formula]) => formula.replaceAll('&quot;', '"'))
        : [],
    );
    expect(written.length).toBeGreaterThan(90);
    expect(Math.max(...written.map(depthOf))).toBeLessThanOrEqual(64);
  });

  test('some eighty columns of numbers are a formula', () => {
    const numbers = scatter(60);
    const columns = Array.from({ length: 80 }, (_, at) => [`c${at}`, numbers.map((x, row) => x * (1 + at / 100) + ((row * at) % 7))]);
    const table = tableOf({ ...(Object.fromEntries(columns) as Record<string, number[]>), target: numbers.map((x) => 5 + x) });
    expect(formulasOf(trainCase('80 columns', table, { target: 'target', epochs: 1 }).exported)).toHaveLength(1);
  });

  test('one that would be too long, or holds a text that is, is refused in words', () => {
    expect(() =>
      exportFormula(
        shops(90, (place) => `a shop with a name that takes its place in a formula and a half, and then some more, number ${place}`),
        'a.txt',
      ),
    ).toThrow(/would have [\d\s]+ characters, and a spreadsheet takes 8192: choose fewer columns/);
    const long = shops(3, (place) => `${place}${'x'.repeat(260)}`);
    for (const write of [exportFormula, exportWorkbook])
      expect(() => write(long, 'a')).toThrow(/a text of 261 characters, and Excel takes 255/);
  });
});

test('a network is no formula', () => {
  expect(() => exportFormula(exportCase(caseNames[1]).exported, 'a.txt')).toThrow(UserError);
});
