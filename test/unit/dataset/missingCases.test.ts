import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissingMark } from '../../../src/csv/missingMarks.ts';
import { isMissing } from '../../../src/dataset/cells/isMissing.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

// What people write for unknown values, and what only looks like it.

const usual = [
  ...['NA', 'na', 'n/a', 'N/A', 'NaN', 'nan', 'NULL', 'null', 'None', 'NaT', '<NA>', '(null)', '\\N', '#N/A', '#N/A N/A', '#NA', '-nan'],
  ...['1.#IND', '-1.#QNAN', '#VALUE!', '#DIV/0!', '#REF!', '#NAME?', '#NUM!', '#NULL!', '#NV', '?', '.', '..', '-', '--', '---', '–', '—'],
  ...['#DIV/0', 'Err:502', '[blank]', '00/00/0000', '1/0/1900'],
  ...['.a', '.Z', '._', '[NULL]', '(blank)', '<missing>', '<undefined>', 'n.a.', 'N.A.', 'k. A.', '...', '…', ':', '~'],
];

test.each(['', '  ', '\u200b', '\u00a0', ' NA ', 'NA\u200b', ...usual])('%j is missing', (cell) => {
  expect(isMissing(cell)).toBe(true);
});

test.each(['0', 'Na', 'Nan', 'nA', 'Null', 'none', 'nano', 'no', 'unknown', 'Missing', 'N', '+', '-1', 'nil', '.5', '.ab', 'NAN1', '#1'])(
  '%j is not missing',
  (cell) => {
    expect(isMissing(cell)).toBe(false);
  },
);

/** The column `x` of a table, with other columns beside it. */
function columnOf(cells: readonly (string | number)[], others: Readonly<Record<string, readonly (string | number)[]>> = {}) {
  const { columns } = buildFrom(tableOf({ x: cells, y: scatter(cells.length), ...others }), { target: 'y' });
  return columns[0];
}

test.each(usual)('%j is no class, no category and no number', (mark) => {
  const cells = repeat(['bad', 'good', 'good', mark, 'bad', 'good', 'bad'], 70);
  const { columns, warnings, dataset } = buildFrom(tableOf({ x: scatter(70), y: cells }), { target: 'y' });
  expect(columns[1]).toMatchObject({
    kind: 'category',
    classes: ['bad', 'good'],
    missing: 10,
    markCounts: [{ mark, count: 10, takenAs: 'missing' }],
  });
  expect(said(columns[1].remarks)).toContain(`"${mark}" in 10 cells is taken for a missing value`);
  expect(said(warnings)[0]).toMatch(/^10 rows were skipped/);
  expect(said(warnings)[0]).toContain(`"${mark}" in 10 cells is taken for a missing value.`);
  expect(dataset.rowCount).toBe(60);
  const numbers = columnOf([...Array.from({ length: 50 }, (_, row) => row * 1.5), ...repeat([mark], 4)]);
  expect(numbers).toMatchObject({ kind: 'number', missing: 4, invalid: 0, markCounts: [{ mark, count: 4, takenAs: 'missing' }] });
});

describe('what looks like a mark is a value beside others like it, and that is said', () => {
  test.each([
    ['codes of countries', 'NA', ['DE', 'NA', 'FR', 'ZA', 'US']],
    ['of states, one of them spelled out', 'NA', ['EU', 'JP', 'NA', 'Other']],
    ['in small letters', 'na', ['de', 'na', 'fr', 'us']],
    ['regions', 'NA', ['EMEA', 'NA', 'APAC', 'LATAM']],
    ['signs', '-', ['+', '-']],
    ['signs of several degrees', '--', ['+', '++', '--', '±']],
    ['zero between the signs', '-', ['+', 0, '-']],
    ['dashes', '–', ['+', '–']],
    ['ends of sentences', '.', ['.', '!', '?']],
    ['signs of a script', '-', ['a', 'b', '-', '+', 'c', 'd', 'e', 'f']],
    ['levels', 'None', ['None', 'Mild', 'Moderate', 'Severe']],
    ['levels, rarely none', 'None', ['None', ...repeat(['Low', 'High'], 9)]],
    ['kinds of which none is frequent', 'None', ['None', 'None', 'BrkFace', 'Stone', 'None']],
  ])('%s', (_, mark, cells) => {
    const column = columnOf(repeat(cells, 100));
    const count = repeat(cells, 100).filter((cell) => cell === mark).length;
    expect(column.missing).toBe(0);
    expect(column.markCounts).toContainEqual({ mark, count, takenAs: 'value' });
    expect(said(column.remarks)).toContain(`"${mark}" in ${count} cells is a value like any other; it can be taken for a missing one`);
    const { warnings } = buildFrom(tableOf({ x: scatter(100), y: repeat(cells, 100) }), { target: 'y', features: ['x'] });
    expect(said(warnings).join()).toContain(`"y": "${mark}" in ${count} cells is a value like any other`);
  });

  test.each([
    ['answers', 'NA', ['YES', 'NO', 'NA']],
    ['initials', 'NA', ['M', 'F', 'NA']],
    ['words', 'NA', ['North', 'South', 'NA']],
    ['levels in capitals', 'NA', ['LOW', 'HIGH', 'NA']],
    ['words in small letters', 'None', ['None', 'mild', 'severe']],
    ['names of which none is rare', 'None', ['None', ...repeat(['Setosa', 'Virginica'], 9)]],
    ['results', '-', ['pos', 'neg', '-']],
    ['unknown signs', '?', ['+', '-', '?']],
  ])('but not beside %s', (_, mark, cells) => {
    const count = repeat(cells, 100).filter((cell) => cell === mark).length;
    const column = columnOf(repeat(cells, 100));
    expect(column.missing).toBe(count);
    expect(column.markCounts).toContainEqual({ mark, count, takenAs: 'missing' });
  });

  test.each([
    ['NA', ['DE', 'NA', 'FR', 'US']],
    ['None', ['None', 'Mild', 'Severe']],
  ])('nor where %j stands among numbers of the same table', (mark, cells) => {
    const numbers = [...scatter(90), ...repeat([mark], 10)];
    expect(columnOf(repeat(cells, 100), { z: numbers }).missing).toBeGreaterThan(20);
  });
});

test.each(['9999-12-31', '31.12.9999', '2999-12-31 00:00:00', '01/01/0001'])('a day without an end is pointed out: %s', (day) => {
  const other = (date: string) => (/^\d\d\./.test(day) ? date.split('-').reverse().join('.') : date);
  const column = columnOf(repeat([other('2024-01-05'), day, other('2024-02-25'), other('2024-03-15')], 24));
  expect(column).toMatchObject({ kind: 'date', markCounts: [{ mark: day, count: 6, takenAs: 'value' }] });
  expect(said(column.remarks)).toContain(`"${day}" in 6 cells is a value like any other; it can be taken for a missing one`);
});

test('usual days are not', () => {
  expect(columnOf(repeat(['1970-01-01', '1999-12-31', '2024-02-25'], 24)).markCounts).toBeUndefined();
});

test('what people write where they know nothing is a value that is pointed out', () => {
  const column = columnOf(repeat(['red', 'Unknown', 'blue', 'none'], 100));
  expect(column).toMatchObject({
    missing: 0,
    markCounts: [
      { mark: 'Unknown', count: 25, takenAs: 'value' },
      { mark: 'none', count: 25, takenAs: 'value' },
    ],
  });
});

test('a row is asked about with the marks that its columns were learned with', () => {
  const codes = repeat(['DE', 'NA', 'FR', 'US'], 100);
  const levels = repeat(['mild', 'severe', 'None', 'mild', 'severe'], 100);
  const { encoder } = buildFrom(tableOf({ code: codes, level: levels, y: scatter(100) }), { target: 'y' });
  const row = encodeRow(
    encoder,
    new Map([
      ['code', 'NA'],
      ['level', 'NA'],
    ]),
  );
  expect(row.values).toEqual(['NA', 'mild']);
  expect(said(row.remarks)).toEqual(['"level" has no value: "mild", the commonest of the training rows, stands in for it.']);
});

test('training and asking agree on what is missing, whatever stands in the cells', () => {
  const marks = usual.filter((mark) => isMissingMark(mark));
  const cell = fc.constantFrom('', 'DE', 'FR', 'US', '+', '!', 'Mild', 'Severe', 'x', ' ', 'Na', ...marks);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 12, maxLength: 40 }), (cells) => {
      const text = tableOf({ x: cells.map((value, row) => (row === 0 ? 'DE' : row === 1 ? 'x' : value)), y: scatter(cells.length) });
      const built = buildFrom(text, { target: 'y', kinds: [{ column: 'x', kind: 'category' }] });
      const { encoder, dataset, table } = built;
      for (let row = 0; row < dataset.rowCount; row++) {
        const code = table.columns[0].codes?.[dataset.records[row]] ?? 0;
        const { inputs } = encodeRow(encoder, new Map([['x', table.columns[0].texts[code]]]));
        const learned = dataset.features.subarray(row * dataset.featureCount, (row + 1) * dataset.featureCount);
        expect([...inputs]).toEqual([...learned]);
      }
    }),
    { numRuns: 200 },
  );
});
