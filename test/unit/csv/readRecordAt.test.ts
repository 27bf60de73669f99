import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { tableShape } from '../../../src/csv/tableShape.ts';

const plain = tableShape(readCsv('a,b,y\n1,2,0\n3,4,1\n'));
const spanning = tableShape(readCsv('a,b,y\n"1\n2",2,0\n3,4,1\n'));

/** Millions of identical lines except for a few, with a count of the characters requested. */
function largeText(lineCount: number, others: Readonly<Record<number, string>>) {
  let length = 0;
  const lineAt = (line: number) => {
    const text = line === 0 ? 'a,b,y' : (others[line] ?? '1,2,0');
    length += text.length + 1;
    return text;
  };
  return { source: { lineCount, lineAt }, readLength: () => length };
}

const cells = (text: string, line: number) =>
  readRecordAt({ lineCount: 9, lineAt: (at) => text.split('\n')[at] ?? '' }, line, plain)?.record;

test('a quote that was opened in the middle of millions of lines is refused without reading them all', () => {
  const { source, readLength } = largeText(7_000_000, { 3_500_000: '"1,2,0' });
  expect(() => readRecordAt(source, 3_500_000, plain)).toThrow('Line 3500001: a quote is opened and never closed');
  expect(readLength()).toBeLessThan(200_000);
});

test('only the lines around a row with an extra cell are read', () => {
  const { source, readLength } = largeText(7_000_000, { 6_999_990: '1,2,0,9' });
  expect(() => readRecordAt(source, 6_999_990, plain)).toThrow('Line 6999991 has 4 cells, the first line has 3.');
  expect(readLength()).toBeLessThan(200_000);
});

test('if records span lines, text far below a line is not read', () => {
  const { source, readLength } = largeText(7_000_000, { 1000: '"1,2,0' });
  expect(() => readRecordAt(source, 1000, spanning)).toThrow('Line 1001: a quote is opened and never closed');
  expect(readLength()).toBeLessThan(3_000_000);
});

test('a cell split over two lines since training is read whole from either line', () => {
  const text = 'a,b,y\n1,2,0\n"3\n4",5,1\n6,7,0\n';
  const whole = { cells: ['3\n4', '5', '1'], startLine: 2, endLine: 3 };
  expect([cells(text, 2), cells(text, 3)]).toEqual([whole, whole]);
  expect(cells(text, 4)?.cells).toEqual(['6', '7', '0']);
});

test('the broken record is found at the beginning and at the end of what is read around it', () => {
  const filler = (lines: number) => '1,2,0\n'.repeat(lines);
  const lines = `a,b,y\n${filler(40_000)}"3\n${'x\n'.repeat(2000)}4",5,1\n${filler(40_000)}`.split('\n');
  const source = { lineCount: lines.length, lineAt: (line: number) => lines[line] };
  const whole = { startLine: 40_001, endLine: 42_002 };
  for (const line of [40_001, 42_002]) expect(readRecordAt(source, line, plain)?.record).toMatchObject(whole);
});

test('names are the current ones, even if the first line was read before and has changed since', () => {
  const namesOf = (text: string) => [
    ...(readRecordAt({ lineCount: 9, lineAt: (at) => text.split('\n')[at] ?? '' }, 1, plain)?.cells.keys() ?? []),
  ];
  expect(namesOf('a,b,y\n1,2,0')).toEqual(['a', 'b', 'y']);
  expect(namesOf('a,c,y\n1,2,0')).toEqual(['a', 'c', 'y']);
  expect(namesOf('a,c,y\n3,4,1')).toEqual(['a', 'c', 'y']);
  expect(namesOf('a, c  d,y\n3,4,1')).toEqual(['a', 'c d', 'y']);
  expect(() => namesOf('"a,c,y\n1,2,0')).toThrow('never closed');
});
