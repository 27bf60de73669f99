import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText, type CellCodes, type CsvTable } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { createTableReader } from '../../../src/csv/tableReader.ts';
import { expectEqual } from '../expectEqual.ts';
import { said } from '../said.ts';

/** The result of reading a text: the table, or the message of the refusal. */
type Outcome = { readonly table: CsvTable } | { readonly refused: string };

function outcomeOf(read: () => CsvTable): Outcome {
  try {
    return { table: read() };
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return { refused: error.message };
    throw error;
  }
}

function readPieces(text: string, cuts: readonly number[]): CsvTable {
  const reader = createTableReader();
  const ends = [...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  let start = 0;
  for (const end of ends) {
    reader.push(text.slice(start, end));
    start = end;
  }
  return reader.finish();
}

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(4)),
  fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'e', '+', ' '), maxLength: 24 }),
  fc.constantFrom(
    '-0',
    '1e5',
    '1e400',
    '007',
    '0x10',
    '1_000',
    '1,5',
    '9007199254740993',
    '123456789012345',
    '0.1234567890123456789',
    '-0.0',
  ),
);
const cells = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 2, arbitrary: numbers.map((number) => `"${number}"`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['""', '"a ""b"" c"', '" x "', '"""x"""', '"é"', '"two\nlines"', '"a"b', ' "a"', '" 7 "', '"a "', '"A"', '"""7"""'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'a',
      'NA',
      '#1',
      '# x',
      '"q"',
      '"a,b"',
      '5" disk',
      'é',
      '한글',
      '\u00A05',
      ' 7 ',
      '🍎',
      '-',
      '\t3',
      "'q'",
      "'a,b'",
      ' "a, b"',
    ),
  },
);
const delimiters = fc.constantFrom(',', ';', '\t', '|', ' ', '  ', '^', '::', ', ');
const validTables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), delimiters, fc.constantFrom('\n', '\r\n', '\r'))
  .chain(([width, delimiter, lineBreak]) => {
    const header = Array.from({ length: width }, (_, index) => `name${index}`);
    const row = fc.array(cells, { minLength: width, maxLength: width });
    const again = fc.constantFrom(
      header,
      [' name0', ...header.slice(1)],
      ['"name0"', ...header.slice(1)],
      [header[0], ...header.slice(1).map(() => '5')],
    );
    return fc
      .array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: again }), { minLength: 1, maxLength: 10 })
      .map((rows) => [header, ...rows].map((row) => row.join(delimiter)).join(lineBreak));
  });
const strange = fc.string({
  unit: fc.constantFrom('a', '1', '.', ',', ';', '"', '\n', '\r', ' ', '\t', '#', '\uFEFF', '-', 'é'),
  maxLength: 50,
});
/** Valid tables with a few characters inserted or removed. */
const editedTables = fc
  .tuple(
    validTables,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.constantFrom('', ',', '"', '\n', '#', '\n\n', '1', ' ')), { maxLength: 4 }),
  )
  .map(([text, edits]) =>
    edits.reduce((edited, [at, removed, added]) => {
      const start = at % (edited.length + 1);
      return edited.slice(0, start) + added + edited.slice(start + removed);
    }, text),
  );
const texts = fc.oneof({ weight: 3, arbitrary: editedTables }, { weight: 1, arbitrary: strange });

test('the fast way gives the table, warnings and errors of the library’s way', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const [fast, library] = (['fast', 'library'] as const).map((way) => outcomeOf(() => readCsv(text, way)));
      expectEqual(fast, library);
    }),
    { numRuns: 5000 },
  );
});

test('pieces cut anywhere give the same table, warnings and errors', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 12 }), (text, cuts) => {
      expectEqual(
        outcomeOf(() => readPieces(text, cuts)),
        outcomeOf(() => readCsv(text)),
      );
    }),
    { numRuns: 1000 },
  );
});

/** A table with its long arrays replaced by a hash of their bits, which is faster to compare. */
function condensed({ columns, startLines, ...rest }: CsvTable) {
  const hash = (part: Float64Array | CellCodes | Uint32Array) =>
    createHash('sha256')
      .update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
      .digest('hex');
  return {
    ...rest,
    lines: hash(startLines),
    columns: columns.map(({ numbers: values, codes, texts: words }) => ({ values: hash(values), codes: codes && hash(codes), words })),
  };
}

/**
 * A long text with everything that makes blocks hard to split: line breaks in quotes, comments, ragged rows, blank lines, other scripts.
 */
function longText(rowCount: number): string {
  const lines = ['id,x,word'];
  for (let row = 0; row < rowCount; row++) {
    if (row % 9973 === 0) lines.push(`"${row}",1.5,"two\r\nlines, ""quoted"""`);
    else if (row % 4999 === 0) lines.push('# a comment', '', `${row},한글`);
    else lines.push(`${row},${(row % 1000) / 8},${row % 3 === 0 ? 'né' : 'b'}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

test('a long text gives the same table in pieces of any length, read either way', () => {
  const text = longText(200_000);
  const whole = readCsv(text, 'library');
  expect(whole.rowCount).toBe(200_000 - 40);
  expect(whole.ragged).toHaveLength(40);
  expect(whole.startLines.at(-1)).toBe(text.split('\r\n').length - 2);
  expect(condensed(readCsv(text))).toEqual(condensed(whole));
  for (const length of [9_973, 59_999, 1_000_001]) {
    const reader = createTableReader();
    for (let at = 0; at < text.length; at += length) reader.push(text.slice(at, at + length));
    expect(condensed(reader.finish())).toEqual(condensed(whole));
  }
});

test('a million rows are read as they were written', () => {
  const reader = createTableReader();
  reader.push('a,b,c\n');
  for (let row = 0; row < 1_000_000; row += 1000)
    reader.push(Array.from({ length: 1000 }, (_, index) => `${row + index},${(row + index) / 4},${-index}\n`).join(''));
  const { rowCount, columns, startLines, warnings } = reader.finish();
  expect(rowCount).toBe(1_000_000);
  expect(said(warnings)).toEqual([]);
  expect(columns[0].numbers.every((value, row) => value === row)).toBe(true);
  expect(columns[1].numbers.every((value, row) => value === row / 4)).toBe(true);
  expect(startLines.every((line, row) => line === row + 1)).toBe(true);
});

test.each([1, 127, 128, 129, 32_767, 32_768, 32_769])('a column of %i different texts is read as it was written', (textCount) => {
  const reader = createTableReader();
  // More rows than a segment holds. The texts run to the last one, then repeat, with numbers in between.
  const cells = Array.from({ length: 300_000 }, (_, row) => (row % 5 === 4 ? String(row) : `t${row % textCount}`));
  reader.push(`a,b\n${cells.map((cell) => `${cell},x\n`).join('')}`);
  const [column, texts] = reader.finish().columns;
  expect(cells.every((cell, row) => cellText(column, row) === cell)).toBe(true);
  expect(column.codes?.BYTES_PER_ELEMENT).toBe(textCount <= 128 ? 1 : textCount <= 32_768 ? 2 : 4);
  expect([texts.length, texts.numbers.length]).toEqual([300_000, 0]);
});

test('a quote that is never closed is noticed long before the end', () => {
  const reader = createTableReader();
  reader.push('a,b\n1,"2\n');
  const piece = `${'3'.repeat(999)}\n`.repeat(1000);
  expect(() => {
    for (let pieces = 0; pieces < 100; pieces++) reader.push(piece);
  }).toThrow('a row of more than 32 million characters begins here');
});

test('texts whose hashes are equal are told apart', () => {
  // Among 65 000 texts in a column, two share their 32 bits every other time. In twelve columns that happens about six times, whatever the
  // hash.
  const [count, width] = [65_000, 12];
  const word = (row: number, column: number) => `c${column} ${(row % count) * 7919}`;
  const line = (row: number) => Array.from({ length: width }, (_, column) => word(row, column)).join(',');
  // Each occurs twice: the second time it is looked up among the known ones.
  const text = [line(-1).replaceAll('-', 'x'), ...Array.from({ length: 2 * count }, (_, row) => line(row))].join('\n');
  const { columns } = readCsv(text);
  const wrong = columns.map((cells, column) =>
    Array.from({ length: 2 * count }, (_, row) => row).filter((row) => cellText(cells, row) !== word(row, column)),
  );
  expect(wrong.map(({ length }) => length)).toEqual(columns.map(() => 0));
});
