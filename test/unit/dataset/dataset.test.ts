import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { buildDataset } from '../../../src/dataset/buildDataset.ts';
import { classKey, compareClasses, isMissing, parseNumber } from '../../../src/dataset/cellValue.ts';
import { chooseRecipe } from '../../../src/dataset/chooseRecipe.ts';
import { describeColumns } from '../../../src/dataset/describeColumns.ts';
import { encodeRow } from '../../../src/dataset/encodeRow.ts';
import { fitInput } from '../../../src/dataset/fitEncoder.ts';
import { splitRows } from '../../../src/dataset/splitRows.ts';
import { cellsOf } from '../csv/tableRows.ts';

function build(text: string, options: Parameters<typeof chooseRecipe>[1] = {}) {
  const table = readCsv(text);
  const columns = describeColumns(table);
  const { recipe, warnings } = chooseRecipe(columns, options);
  return { table, columns, recipe, choiceWarnings: warnings, ...buildDataset(table, columns, recipe) };
}

test.each([
  ['1', 1],
  [' -2.5 ', -2.5],
  ['1e3', 1000],
  ['.5', 0.5],
  ['5.', 5],
  ['007', 7],
  ['1e-400', 0],
])('%j is the number %d', (cell, value) => {
  expect(parseNumber(cell)).toBe(value);
});

test.each(['', 'abc', '1,5', '0x10', '1_000', 'Infinity', 'NaN', '1e400', '1e39', '12 %', '--1', '1 2'])('%j is no number', (cell) => {
  expect(parseNumber(cell)).toBeNaN();
});

test.each(['', '  ', 'NA', 'n/a', 'NULL', 'NaN', '?', '-'])('%j is missing', (cell) => {
  expect(isMissing(cell)).toBe(true);
});

test('what counts as the same class', () => {
  expect(classKey('1')).toBe(classKey('1.0'));
  expect(classKey('-0')).toBe(classKey('0'));
  expect(classKey('TRUE')).toBe(classKey(' True '));
  expect(classKey('Apple')).not.toBe(classKey('apple'));
});

test.each([
  ['0', '1'],
  ['-1', '1'],
  ['9', '10'],
  ['No', 'yes'],
  ['FALSE', 'TRUE'],
  ['fail', 'pass'],
  ['apple', 'banana'],
])('%s comes before %s', (first, second) => {
  expect(compareClasses(first, second)).toBeLessThan(0);
  expect(compareClasses(second, first)).toBeGreaterThan(0);
});

test('columns are described from all rows', () => {
  const columns = describeColumns(readCsv('n,t,e,c,b\n1,x,,5,yes\n2,y,NA,5,NO\n,z,-,5,Yes\n'));
  expect(columns).toMatchObject([
    { kind: 'number', missing: 1, invalid: 0, distinct: 2, range: { min: 1, max: 2 } },
    { kind: 'category', distinct: 3 },
    { kind: 'empty', missing: 3, distinct: 0 },
    { kind: 'constant', distinct: 1, range: { min: 5, max: 5 } },
    { kind: 'category', distinct: 2, classes: ['NO', 'yes'] },
  ]);
});

test('the target is the one with a telling name, else the last with two values', () => {
  expect(build('Pass,x,other\n0,1,a\n1,2,b\n0,3,a\n1,4,b\n').recipe).toMatchObject({ target: 'Pass', features: ['x'] });
  const { recipe, choiceWarnings } = build('x,first,text,second\n1,0,a,0\n2,1,b,1\n3,0,c,0\n4,1,d,1\n');
  expect(recipe).toMatchObject({ target: 'second', features: ['x', 'first'] });
  expect(choiceWarnings).toEqual(['"text" was left out: it holds text (4 different values).']);
});

test.each([
  ['x,y\n1,1\n2,2\n3,3\n', {}, 'No column has exactly two different values'],
  ['y\n0\n1\n', {}, 'one column'],
  ['x,y\na,0\nb,1\n', {}, 'No column beside "y" holds different numbers'],
  ['x,y\n1,0\n2,1\n', { target: 'z' }, 'There is no column "z". The table has "x", "y".'],
  ['x,y\n1,0\n2,1\n3,1\n', { target: 'x' }, '"x" cannot be predicted: it has 3 different values'],
  ['x,y\n1,0\n2,1\n', { features: ['y'] }, '"y" is the column to predict'],
  ['x,t,y\n1,a,0\n2,b,1\n', { features: ['t'] }, '"t" cannot be an input: it holds text'],
  ['x,y\n1,0\n2,1\n', { task: 'regression' }, 'not supported yet'],
] as const)('%j with %j is refused: %s', (text, options, message) => {
  expect(() => build(text, { ...options, ...('features' in options ? { features: [...options.features] } : {}) })).toThrow(message);
});

test('rows without a usable value are skipped, and each is accounted for', () => {
  const { skipped, warnings, dataset } = build('x,y\n1,0\nabc,1\n3,0\n,1\n5,\n6,1\n7,0\n8,1\n9,1\n10,0\n11,1\n12,1\n13,0\n14,1\n15\n');
  expect(skipped).toBe(4);
  expect(dataset.rowCount).toBe(11);
  expect(warnings).toEqual([
    '1 row was skipped because "y" has no usable value (line 6: empty).',
    '2 rows were skipped because "x" has no usable value (line 3: "abc"; line 5: empty).',
  ]);
});

test('the encoder is fitted on the training rows alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 20, maxLength: 40 }),
      fc.integer({ min: 0, max: 99 }),
      (values, seed) => {
        const rows = values.map((value, index) => [value, index % 2]);
        const text = (cells: number[][]) => ['x,y', ...cells.map((row) => row.join(','))].join('\n');
        const first = build(text(rows), { seed, target: 'y', features: ['x'] });
        const changed = rows.map(([x, y], row) => [first.dataset.test.includes(row) ? x + 5000 : x, y]);
        const second = build(text(changed), { seed, target: 'y', features: ['x'] });
        expect(second.encoder).toEqual(first.encoder);
        expect(second.dataset.train).toEqual(first.dataset.train);
      },
    ),
  );
});

test('standard, minmax and none', () => {
  const values = Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9);
  expect(fitInput('x', 'x', values, 'standard')).toEqual({ name: 'x', column: 'x', mean: 5, offset: 5, scale: 2, min: 2, max: 9 });
  expect(fitInput('x', 'x', values, 'minmax')).toMatchObject({ offset: 2, scale: 7 });
  expect(fitInput('x', 'x', values, 'none')).toMatchObject({ offset: 0, scale: 1 });
  expect(fitInput('x', 'x', Float64Array.of(3, 3, 3), 'standard')).toMatchObject({ offset: 3, scale: 1 });
  // Neither squares nor sums overflow or vanish.
  expect(fitInput('x', 'x', Float64Array.of(-1e300, 1e300), 'standard').scale).toBeCloseTo(1e300, -290);
  expect(fitInput('x', 'x', Float64Array.of(1e-300, 3e-300), 'standard').scale / 1e-300).toBeCloseTo(1, 9);
});

test('the split takes its share of every class, and one seed gives one split', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 200 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      fc.nat(1000),
      (classes, testFraction, seed) => {
        const counts = [0, 1].map((wanted) => classes.filter((value) => value === wanted).length);
        fc.pre(counts.every((count) => count >= 2));
        const { train, test } = splitRows(classes, ['a', 'b'], testFraction, seed);
        expect([...train, ...test].sort((a, b) => a - b)).toEqual(classes.map((_, row) => row));
        for (const part of [train, test]) {
          expect([...part]).toEqual([...part].sort((a, b) => a - b));
          for (const wanted of [0, 1]) expect([...part].some((row) => classes[row] === wanted)).toBe(true);
        }
        for (const wanted of [0, 1]) {
          const inTest = [...test].filter((row) => classes[row] === wanted).length;
          expect(Math.abs(inTest - counts[wanted] * testFraction)).toBeLessThan(1.5);
        }
        expect(splitRows(classes, ['a', 'b'], testFraction, seed)).toEqual({ train, test });
      },
    ),
  );
});

test('as many rows are tested on as were asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 200 }),
      fc.integer({ min: 2, max: 200 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (zeros, ones, testFraction) => {
        const total = zeros + ones;
        const { test } = splitRows(
          Array.from({ length: total }, (_, row) => (row < zeros ? 0 : 1)),
          ['a', 'b'],
          testFraction,
          1,
        );
        expect(test).toHaveLength(Math.min(Math.max(Math.round(total * testFraction), 2), total - 2));
      },
    ),
  );
});

test('a class may have more test rows than a call may have arguments', () => {
  const classes = Uint8Array.from({ length: 400_000 }, (_, row) => (row < 10 ? 0 : 1));
  expect(splitRows(classes, ['a', 'b'], 0.9, 1).test).toHaveLength(360_000);
});

test('too few rows of a class are told', () => {
  expect(() => splitRows([1, 1, 1], ['no', 'yes'], 0.3, 1)).toThrow('no usable row is "no"');
  expect(() => splitRows([0, 1, 1], ['no', 'yes'], 0.3, 1)).toThrow('only one usable row is "no"');
});

test('a row is encoded as in training, and a value that is missing is named', () => {
  const { encoder, dataset, table } = build('x,z,y\n1,5,0\n2,7,1\n3,1,0\n4,9,1\n5,5,0\n6,2,1\n');
  const { inputs } = encodeRow(encoder, cellsOf(table, 0));
  expect([...inputs]).toEqual([...dataset.features.subarray(0, 2)]);
  expect(() => encodeRow(encoder, new Map([['x', 1]]))).toThrow('A value for "z" is needed');
  expect(() =>
    encodeRow(
      encoder,
      new Map([
        ['x', '1'],
        ['z', 'abc'],
      ]),
    ),
  ).toThrow('"z" is "abc" in this row, which is no number');
});
