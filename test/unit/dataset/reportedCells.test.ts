import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { columnValues } from '../../../src/dataset/columns/columnValues.ts';
import type { Column } from '../../../src/dataset/columns/column.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';
import { said } from '../said.ts';
import { repeat } from './buildFrom.ts';

// Cells from other programs, as users report them. Each kind has several examples. A second column shows the notation of the table.

interface Written {
  readonly cells: readonly string[];
  /** Content of the second column: "5,5" in a table with decimal commas. */
  readonly beside?: string;
  readonly name?: string;
}

/** A column in a table separated by semicolons, and its cells as numbers (dates in milliseconds). */
function columnOf({ cells, beside = 'x', name = 'v' }: Written): { column: Column; values: number[] } {
  const table = readCsv(
    [`${name};other`, ...repeat(cells, Math.max(24, cells.length)).map((cell) => `"${cell.replaceAll('"', '""')}";${beside}`)].join('\n'),
  );
  const [column] = describeColumns(table);
  const isRead = column.format !== undefined || column.dateFormat !== undefined;
  return { column, values: isRead ? [...columnValues(table.columns[0], column)].slice(0, cells.length) : [] };
}

describe('a point between thousands', () => {
  test.each<[string, Written, number[], RegExp]>([
    [
      'beside a currency',
      { cells: ['1.250 €', '480 €', '12.500 €'], beside: '5,5' },
      [1250, 480, 12_500],
      /"1\.250 €" is read as 1250: as in/,
    ],
    ['in front of a unit', { cells: ['R$ 1.250', 'R$ 480', 'R$ 2.950'], beside: '5,5' }, [1250, 480, 2950], /"R\$ 1\.250" is read as 1250/],
    [
      'before zeros',
      { cells: ['1.000', '12.000', '800', '3.500'], beside: '5,5' },
      [1000, 12_000, 800, 3500],
      /as in the rest of the table/,
    ],
    ['before zeros alone', { cells: ['1.000', '800', '2.000'], beside: '5,5' }, [1000, 800, 2000], /as in the rest of the table/],
    ['where another has two', { cells: ['1.250.000', '480.000', '720'] }, [1_250_000, 480_000, 720], /"1\.250\.000" is read as 1250000/],
    [
      'in money without cents',
      { cells: ['Rp 125.000', 'Rp 480.000'], beside: '5.5' },
      [125_000, 480_000],
      /"Rp 125\.000" is read as 125000/,
    ],
    ['beside a decimal comma', { cells: ['1.250', '1,5', '2.950', '3,7'] }, [1250, 1.5, 2950, 3.7], /decimal comma/],
  ])('%s', (_, written, expected, says) => {
    const { column, values } = columnOf(written);
    expect(column.kind).toBe('number');
    expect(values).toEqual(expected);
    expect(said(column.remarks).join(' | ')).toMatch(says);
  });

  test.each<[string, Written, number[]]>([
    ['in a table of points', { cells: ['1.250 kg', '0.480 kg', '2.950 kg'], beside: '5.5' }, [1.25, 0.48, 2.95]],
    ['where all have three decimals', { cells: ['1.000', '2.000', '3.500'], beside: '5.5' }, [1, 2, 3.5]],
    ['where another number has two decimals', { cells: ['1.250 €', '4.80 €', '2.950 €'], beside: '5,5' }, [1.25, 4.8, 2.95]],
  ])('but not %s', (_, written, expected) => {
    expect(columnOf(written).values).toEqual(expected);
  });

  test('an amount that could be either is said', () => {
    const { column, values } = columnOf({ cells: ['1.459 €', '1.509 €', '1.399 €'] });
    expect(values).toEqual([1.459, 1.509, 1.399]);
    expect(said(column.remarks)).toEqual(['"1.459 €" is read as 1.459: the point is the decimal separator']);
  });
});

describe('units that differ in their spelling only', () => {
  test.each<[string, string[], number[]]>([
    ['kilograms', ['77kg', '80.5 kgs', '60 Kg'], [77, 80.5, 60]],
    ['inches', ['15.6 inches', '13.3 inch', '14 Inches'], [15.6, 13.3, 14]],
    ['years', ['2 yrs', '1 yr', '3 years'], [2, 1, 3]],
    ['pieces', ['1 pc', '12 pcs', '6 pcs'], [1, 12, 6]],
    ['areas', ['80 m²', '95 m2', '120 m²'], [80, 95, 120]],
  ])('%s', (_, cells, expected) => {
    expect(columnOf({ cells }).values).toEqual(expected);
  });

  test.each([[['77 kg', '170 lbs', '80 kg', '160 lbs']], [['3 m', '30 cm', '2 m', '50 cm']]])('but not %j', (cells) => {
    const { column } = columnOf({ cells });
    expect(column.kind).toBe('category');
    expect(said(column.remarks)[0]).toMatch(/its units differ/);
  });
});

describe('yes and no', () => {
  test.each([['nein', 'ja'], ['non', 'oui'], ['아니오', '예'], ['нет', 'да'], ['不', '是'].map((word) => (word === '不' ? '否' : word))])(
    '%s and %s are, in any letter case',
    (no, yes) => {
      const { column } = columnOf({ cells: [yes, no, yes.toUpperCase(), no.toUpperCase()] });
      expect(column).toMatchObject({ kind: 'boolean', classes: [no, yes] });
    },
  );

  test('but Ne among other elements is not a word for no', () => {
    expect(columnOf({ cells: ['Ne', 'NE', 'Ar', 'Kr'] }).column).toMatchObject({ kind: 'category', distinct: 4 });
  });

  test.each([
    [['예', '네', '아니오', '아니요']],
    [['ja', 'J', 'nein', 'N']],
    [['남', '남자', '여', '여자']],
    [['homme', 'H', 'femme', 'F']],
  ])('%j may be two answers', (cells) => {
    expect(columnOf({ cells }).column.spellings?.alike).toHaveLength(2);
  });
});

describe('spellings that may be one', () => {
  test.each([
    [['<=50K', '<=50K.', '>50K', '>50K.']],
    [['"a"', 'a', '“b”', 'b']],
    [['caf&eacute;', 'café', 'R&amp;D', 'R&D']],
    [['caf&#233;', 'café', 'R&#x26;D', 'R&D']],
  ])('%j', (cells) => {
    expect(columnOf({ cells }).column.spellings?.near).toHaveLength(2);
  });
});

describe('what is a value among its like', () => {
  test.each<[string, string[], number]>([
    ['signs of opinions', ['--', '-', 'o', '+', '++'], 5],
    ['results in words and signs', ['pos', 'neg', '+', '-'], 4],
    ['short words', ['inf', 'bac', 'vir'], 3],
  ])('%s', (_, cells, distinct) => {
    expect(columnOf({ cells }).column).toMatchObject({ distinct, missing: 0 });
  });

  test.each([['없음'], ['해당없음'], ['미상'], ['不明'], ['н/д'], ['sin datos'], ['n.d.']])(
    '"%s" is one that can be taken for none',
    (mark) => {
      const { column } = columnOf({ cells: ['good', 'bad', mark, 'good'] });
      expect(said(column.remarks)).toEqual([`"${mark}" in 6 cells is a value like any other; it can be taken for a missing one`]);
    },
  );
});
