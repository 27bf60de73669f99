import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
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

/** A case in a workbook: beside its rows the formulas, or without them the exported workbook that the rows are put into. */
interface Sheet {
  readonly of: ExportCase;
  readonly formulas?: readonly string[];
}

const bookOf = ({ of, formulas }: Sheet) => (formulas ? formulaBook(of, formulas) : filledBook(of));

function expectComputed({ of, formulas }: Sheet, cells: readonly (readonly string[])[], tolerance?: number): void {
  const width = formulas?.length ?? targetClasses(of.model.encoder.target).length + 1;
  const lines = cells.slice(0, of.rows.length);
  expectAnswers(
    of,
    lines.map((line) => readAnswer(of, line.slice(-width), formulas !== undefined)),
    tolerance,
  );
}

const withFormulas = (of: ExportCase) => ({ of, formulas: formulasOf(of.exported) ?? [] });
const isShort = ({ formulas }: ReturnType<typeof withFormulas>) => formulas.length > 0;
const neurons = () => caseNames.filter(({ hidden }) => hidden.length === 0).map((name) => withFormulas(exportCase(name)));

/** Models that are asked about numbers far outside of their training rows. */
function farSheets(): Sheet[] {
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
  return [...[of, number, clipped].map(withFormulas), { of }];
}

const randomNeurons = () => randomCases(25, 'sheet', []).map(withFormulas).filter(isShort);

/** Excel takes no longer texts, which is said. */
const randomNetworks = () =>
  randomCases(12, 'sheet')
    .filter(({ model }) => targetClasses(model.encoder.target).every((of) => of.length < 256))
    .map((of) => ({ of }));

describe.each([gnumeric, libreOffice])('$name', ({ name, isThere, compute }) => {
  // With Gnumeric a process each: of random models there are none, and of the rest one kind of column says enough.
  const isWhole = name === 'LibreOffice';
  const lists = {
    neurons: () => neurons().filter(isShort),
    far: farSheets,
    randomNeurons: () => (isWhole ? randomNeurons() : []),
    randomNetworks: () => (isWhole ? randomNetworks() : []),
    filled: () =>
      caseNames
        .filter(({ features, hidden, target }) => isWhole || features === 'numbers' || (hidden.length > 0 && target === 'several'))
        .map((of) => ({ of: exportCase(of) })),
  };
  type List = keyof typeof lists;
  const computed = new Map<List, readonly (readonly [Sheet, string[][]])[]>();

  // The workbooks of all tests at once: the program takes seconds to start.
  beforeAll(() => {
    if (!isThere) return;
    const sheets = (Object.keys(lists) as List[]).map((list) => [list, lists[list]()] as const);
    const cells = compute(sheets.flatMap(([, of]) => of.map(bookOf)));
    let place = 0;
    for (const [list, of] of sheets)
      computed.set(
        list,
        of.map((sheet) => [sheet, cells[place++]]),
      );
  }, 900_000);

  /** Returns how many workbooks the list has. */
  function expectList(list: List, tolerance?: number): number {
    const all = computed.get(list) ?? [];
    for (const [sheet, cells] of all) expectComputed(sheet, cells, tolerance);
    return all.length;
  }

  test.skipIf(!isThere)('computes from the formulas of one neuron what Neuron answers', () => {
    const tooLong = neurons().filter((of) => !isShort(of));
    expect(tooLong.map(({ of }) => of.name)).toEqual(['several, categories, []', 'several, dates, []', 'several, missing, []']);
    expect(expectList('neurons')).toBe(neurons().length - tooLong.length);
  });

  test.skipIf(!isThere)('keeps numbers far outside of the training rows within the bounds that Neuron keeps them in', () => {
    expect(expectList('far')).toBe(4);
  });

  test.skipIf(!isThere || !isWhole)('answers random rows of random models by formula and by workbook as Neuron does', () => {
    expect(expectList('randomNeurons', roughly)).toBeGreaterThan(8);
    expect(expectList('randomNetworks', roughly)).toBeGreaterThan(8);
  });

  test.skipIf(!isThere)('answers the rows that are put into the workbook, for every kind of target and of column', () => {
    expect(expectList('filled')).toBe(isWhole ? caseNames.length : 12);
  });
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
