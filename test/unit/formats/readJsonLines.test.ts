import { expect, test } from 'vitest';
import { csvLine } from '../../../src/formats/csvLine.ts';
import { readJsonLines } from '../../../src/formats/readJsonLines.ts';
import { formatOfPath } from '../../../src/formats/tableFormat.ts';
import { zipContentSize } from '../../../src/formats/zipContentSize.ts';
import { writeZip } from './writeZip.ts';

async function csvOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const file = { byteLength: bytes.length, slice: (start: number, end?: number) => Promise.resolve(bytes.slice(start, end).buffer) };
  let csv = '';
  for await (const part of readJsonLines(file)) csv += part;
  return csv;
}

test('objects in objects become columns with all names on the way, in the order in which they come', async () => {
  const lines = ['{"a":{"b":{"c":1}},"x":"é"}', '', '{"x":"two\\nlines","a":{"b":{"c":2,"d":[1,2]}}}'];
  expect(await csvOf(lines.join('\n'))).toBe('"a.b.c","x","a.b.d"\n1,"é",\n2,"two lines","[1,2]"\n');
});

test('a character whose bytes lie in two pieces of the file stays whole', async () => {
  // Pieces are one mebibyte; the line is longer, and every character has three bytes.
  const long = '語'.repeat(400_000);
  expect(await csvOf(`{"a":"${long}","b":1}\n`)).toBe(`"a","b"\n"${long}",1\n`);
});

test('what is no object is refused with its line in the file, blank ones counted', async () => {
  await expect(csvOf('{"a":1}\n\n[1]\n')).rejects.toThrow('Line 3 is not a JSON object');
  await expect(csvOf('{"a":1}\n\n\n{"a":')).rejects.toThrow('Line 4 is not a JSON object');
  await expect(csvOf('\n \n')).rejects.toThrow('holds no JSON objects');
});

test('a cell is written so that it is read as what it was', () => {
  const midnight = new Date(Date.UTC(2024, 1, 29));
  const cells = [1.5, Number.NaN, 12n, true, false, '', 'a "b",\r\nc', null, undefined, { a: 2n }];
  expect(csvLine(cells)).toBe('1.5,,12,true,false,,"a ""b"", c",,,"{""a"":""2""}"\n');
  expect(csvLine([midnight, new Date(midnight.getTime() + 3_725_000), new Date(Number.NaN)])).toBe('2024-02-29,2024-02-29 01:02:05,\n');
});

test.each([
  ['a.xlsx', { type: 'xlsx' }],
  ['a.PARQUET', { type: 'parquet' }],
  ['a.jsonl', { type: 'jsonl' }],
  ['a.b.ndjson', { type: 'jsonl' }],
  ['a.csv', undefined],
  ['xlsx', undefined],
])('%s is told by its name', (path, format) => {
  expect(formatOfPath(path)).toEqual(format);
});

test('the sheet of a workbook is named behind its path', () => {
  expect(formatOfPath('a.xlsx', 'Prices')).toEqual({ type: 'xlsx', sheet: 'Prices' });
});

test('the size of what an archive holds is that of all its entries, also with a comment at its end', () => {
  for (const comment of ['', 'made by hand, PK']) {
    expect(zipContentSize(writeZip([300, 7000, 12], comment))).toBe(7312);
  }
  expect(zipContentSize(new ArrayBuffer(10))).toBeUndefined();
  expect(zipContentSize(new ArrayBuffer(100))).toBeUndefined();
});
