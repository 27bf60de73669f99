import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../../src/csv/csvTable.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import type { TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { Model } from '../../../src/model/model.ts';
import { answerRow } from '../../../src/model/predict.ts';
import { rawOfCell } from '../../../src/rows/writtenCells.ts';
import { completeRow } from '../../../src/rows/typedRow.ts';
import type { TestModel } from '../model/decision/sampleOf.ts';
import { modelOf } from '../model/modelOf.ts';

const weights = [0.3, -0.5, 0.4, 0.6, -0.4, 0.1];
const binary = modelOf('binary', 'sigmoid', [], weights);
const number = modelOf('regression', 'linear', [4], weights);
const features = ['size', 'age', 'city', 'member', 'since'];
/** Rows without a missing cell. */
const whole = Array.from({ length: 80 }, (_, row) => row).filter((row) => binary.cells(row).get('age') !== '');

function withTarget(model: TestModel, target: Partial<TargetEncoding>, delimiter: Delimiter): Model {
  const { table, encoder } = model;
  return {
    ...model,
    table: { ...table, delimiter },
    encoder: { ...encoder, target: { ...encoder.target, ...target } as TargetEncoding },
  };
}

/** A line of cells, each written as a table of this model would have it. */
function lineOf(model: Model, cells: readonly string[]): string {
  return cells.map((cell) => rawOfCell(cell, model.table, false) ?? '').join(model.table.delimiter);
}

/** The cells read back from the last line of a table. */
function readBack(model: Model, names: readonly string[], lines: readonly string[]): ReadonlyMap<string, string> | undefined {
  const all = [lineOf(model, names), ...lines];
  return readRecordAt({ lineCount: all.length, lineAt: (line) => all[line] }, all.length - 1, { ...model.table, columnCount: names.length })
    ?.cells;
}

const texts = fc.stringMatching(/^[a-zA-Z"',;|=. €]{1,8}$/).filter((text) => text.trim() === text && !/^'/.test(text));

test('a row with its answer taken is read as that row with that answer, whatever the table is written with', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom<Delimiter>(',', ';', '|', '^', '\t'),
      fc.uniqueArray(texts, { minLength: 2, maxLength: 2 }),
      fc.constantFrom(...whole),
      fc.nat({ max: features.length }),
      fc.boolean(),
      (delimiter, [no, yes], row, place, isClass) => {
        const format = { decimal: delimiter === ';' ? ',' : '.' } as const;
        const model = withTarget(isClass ? binary : number, isClass ? { classes: [no, yes] } : { format }, delimiter);
        const names = [...features.slice(0, place), 'target', ...features.slice(place)];
        const of = binary.cells(row);
        const cells = (target: string) => names.map((name) => (name === 'target' ? target : (of.get(name) ?? '')));
        const empty = cells('');
        const before = lineOf(model, empty.slice(0, place + 1));
        const after = lineOf(model, empty).slice(before.length);
        const example = lineOf(model, cells(isClass ? yes : `12${format.decimal}5`));
        const text = completeRow({ before, after, above: [example] }, names, model);
        expect(text).toBeDefined();
        taken++;
        const read = readBack(model, names, [example, before + text + after]);
        for (const name of features) expect(read?.get(name)).toBe(of.get(name));
        const { value } = answerRow(model, of);
        const cell = read?.get('target') ?? '';
        if (typeof value === 'string') expect(cell).toBe(value);
        else expect(parseNumber(cell, format)).toBeCloseTo(Number(value.toFixed(1)), 9);
      },
    ),
  );
  expect(taken).toBe(100);
});

describe('where the caret is', () => {
  const names = [...features, 'target'];
  const cells = features.map((name) => binary.cells(1).get(name) ?? '');
  const complete = (before: string, after = '', model: Model = binary) => completeRow({ before, after, above: [] }, names, model);
  const row = cells.join(',');
  const { value } = answerRow(binary, new Map([...binary.cells(1), ['target', '']]));
  const answer = String(value);

  test('behind the last feature, the delimiter comes along', () => expect(complete(row)).toBe(`,${answer}`));
  test('in the empty cell', () => expect(complete(`${row},`)).toBe(answer));
  test('in a cell that begins as the answer does', () => expect(complete(`${row},${answer[0]}`)).toBe(answer.slice(1)));
  test('in one that does not, or that is whole, nothing is offered', () => {
    expect(complete(`${row},x`)).toBeUndefined();
    expect(complete(`${row},${answer}`)).toBeUndefined();
  });
  test('elsewhere in the row nothing is', () => {
    for (let at = 0; at < row.length; at++) expect(complete(row.slice(0, at), `${row.slice(at)},`)).toBeUndefined();
    expect(complete(`${row},`, 'x')).toBeUndefined();
    expect(complete(`${row},,`)).toBeUndefined();
  });
  test('tabs and spaces are typed by the key that would take it: there only the empty cell is completed', () => {
    const tabbed = withTarget(binary, {}, '\t');
    expect(complete(cells.join('\t'), '', tabbed)).toBeUndefined();
    expect(complete(`${cells.join('\t')}\t`, '', tabbed)).toBe(answer);
  });
  test('a feature that is missing or cannot be read leaves it', () => {
    const [, ...others] = cells;
    expect(complete(['', ...others].join(','))).toBeUndefined();
    expect(complete(['?!', ...others].join(','))).toBeUndefined();
    expect(complete(others.join(','))).toBeUndefined();
  });
  test('a quote that is open leaves it', () => expect(complete(`${row},"`)).toBeUndefined());
});

describe('the notation of the file', () => {
  const names = ['target', ...features];
  const cells = features.map((name) => number.cells(1).get(name) ?? '').join(';');
  const offered = (format: object, examples: readonly string[]) => {
    const model = withTarget(number, { format: { decimal: '.', ...format } }, ';');
    return completeRow({ before: '', after: `;${cells}`, above: examples.map((cell) => `${cell};${cells}`) }, names, model);
  };
  const { value } = answerRow(number, number.cells(1));
  const size = Number(value);

  test.each([
    ['whole numbers stay whole', {}, ['12', '7'], size.toFixed(0)],
    ['two decimals where all have two', {}, ['12.10', '7.25'], size.toFixed(2)],
    ['a decimal comma', { decimal: ',' }, ['12,1'], size.toFixed(1).replace('.', ',')],
    ['a unit behind', { unit: 'kg' }, ['12 kg'], `${size.toFixed(0)} kg`],
    ['a currency in front', { unit: '$' }, ['$12.50'], `$${size.toFixed(2)}`],
    ['quotes where the others have them', {}, ['"12"'], `"${size.toFixed(0)}"`],
    ['a space in front where the others have it', {}, [' 12'], ` ${size.toFixed(0)}`],
  ])('%s', (_, format, examples, expected) => expect(offered(format, examples)).toBe(expected));

  test('a duration is not made up', () => expect(offered({ duration: 'hours' }, ['1:20:00'])).toBeUndefined());
});
