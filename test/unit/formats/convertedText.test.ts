import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, Zip, zipSync, type ZipInputFile } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { convertedText } from '../../../src/formats/convertedText.ts';
import { sheetNames } from '../../../src/formats/readWorkbook.ts';
import type { TableFormat } from '../../../src/formats/tableFormat.ts';
import { tableRows } from '../csv/tableRows.ts';
import { fileOf, textOf, workbook } from './files.ts';

const convert = (format: TableFormat, bytes: Uint8Array) => textOf(convertedText(format, fileOf(bytes)));
const rows = [
  ['size', 'name', 'isNew'],
  [1.5, 'a, "b"\nc', true],
  [-2, '', false],
  [null, 'd;e', true],
] as const;

async function readAs(format: TableFormat, bytes: Uint8Array) {
  const table = readCsv(await convert(format, bytes));
  return [table.names, ...tableRows(table)];
}

const read = [
  ['size', 'name', 'isNew'],
  ['1.5', 'a, "b" c', 'true'],
  ['-2', '', 'false'],
  ['', 'd;e', 'true'],
];

test('a workbook is read sheet by sheet', async () => {
  const bytes = workbook({
    Notes: [
      ['nothing', 'here'],
      [1, 2],
    ],
    Längen: rows,
  });
  expect(await sheetNames(fileOf(bytes))).toEqual(['Notes', 'Längen']);
  expect(await readAs({ type: 'xlsx', sheet: 'Längen' }, bytes)).toEqual(read);
  expect((await readAs({ type: 'xlsx' }, bytes))[0]).toEqual(['nothing', 'here']);
  await expect(convert({ type: 'xlsx', sheet: 'Other' }, bytes)).rejects.toThrow(
    'There is no sheet "Other". The workbook has Notes, Längen.',
  );
});

test('Parquet is read with numbers, texts, truth and dates', async () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'size', data: [1.5, -2, null], type: 'DOUBLE' },
        { name: 'name', data: ['a, "b"\nc', '', 'd;e'], type: 'STRING' },
        { name: 'isNew', data: [true, false, true], type: 'BOOLEAN' },
        { name: 'count', data: [12345678901234567n, 2n, 3n], type: 'INT64' },
        { name: 'day', data: [new Date('2024-02-29'), new Date('2024-03-01T10:20:30Z'), new Date(0)], type: 'TIMESTAMP' },
      ],
    }),
  );
  const [names, first, second] = await readAs({ type: 'parquet' }, bytes);
  expect(names).toEqual(['size', 'name', 'isNew', 'count', 'day']);
  expect(first).toEqual(['1.5', 'a, "b" c', 'true', '12345678901234567', '2024-02-29']);
  expect(second.at(-1)).toBe('2024-03-01 10:20:30');
});

test('JSON lines have a column for each key, those of objects within behind a point', async () => {
  const lines = [
    { size: 1.5, name: 'a, "b"\nc', isNew: true },
    { size: -2, name: '', isNew: false },
    { name: 'd;e', isNew: true, at: { x: 1, ['__proto__']: 2 }, list: [1, 'a'] },
  ];
  const bytes = strToU8(lines.map((line) => JSON.stringify(line)).join('\n\n'));
  const [names, ...read] = await readAs({ type: 'jsonl' }, bytes);
  expect(names).toEqual(['size', 'name', 'isNew', 'at.x', 'at.__proto__', 'list']);
  expect(read[0]).toEqual(['1.5', 'a, "b" c', 'true', '', '', '']);
  expect(read[2]).toEqual(['', 'd;e', 'true', '1', '2', '[1,"a"]']);
});

test('a table of any size says that it has a dimension, and is read by what it holds', async () => {
  const bytes = workbook({ Sheet1: rows }, 'A1:XFD1048576');
  expect((await readAs({ type: 'xlsx' }, bytes)).length).toBe(4);
});

test('a row of a workbook has the number that it has in the sheet, with blank rows above and between', async () => {
  const bytes = workbook({ Sheet1: [[null], [null], ['x', 'y'], [1, 2], [null], [3, 4]] }, 'A1:B6');
  const { names, startLines, rowCount } = readCsv(await convert({ type: 'xlsx' }, bytes));
  expect(names).toEqual(['x', 'y']);
  // The blank row between is one without any value.
  expect([...startLines.subarray(0, rowCount)].map((line) => line + 1)).toEqual([4, 5, 6]);
});

const torn = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length * 0.6));
const changed = (bytes: Uint8Array) => bytes.map((byte, at) => (at > 40 && at < bytes.length - 200 && at % 7 === 0 ? byte ^ 0x5a : byte));
const parquet = () => new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2, 3], type: 'DOUBLE' }] }));
/** A ZIP whose directory understates the size of its largest file. */
const lying = () => {
  const zip = zipSync({ 'xl/workbook.xml': new Uint8Array(20_000_000) }, { level: 1 });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at < zip.length - 46; at++) {
    const sizeAt = { 0x02014b50: 24, 0x04034b50: 22 }[view.getUint32(at, true)];
    if (sizeAt !== undefined) view.setUint32(at + sizeAt, 1000, true);
  }
  return zip;
};
/** A ZIP of 350 MB of zeros, which Node deflates in a twentieth of the time that fflate takes. */
const bomb = () => {
  const zeros = new Uint8Array(350_000_000);
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, part) => parts.push(part));
  const file: ZipInputFile = { filename: 'xl/workbook.xml', compression: 8, size: zeros.length, crc: crc32(zeros) };
  zip.add(file);
  file.ondata?.(null, deflateRawSync(zeros, { level: 1 }), true);
  zip.end();
  return new Uint8Array(Buffer.concat(parts));
};

test.each<[string, TableFormat, () => Uint8Array, RegExp]>([
  ['a torn workbook', { type: 'xlsx' }, () => torn(workbook({ a: rows })), /cannot be read as an Excel workbook/],
  ['a workbook with changed bytes', { type: 'xlsx' }, () => changed(workbook({ a: rows })), /cannot be read as an Excel workbook/],
  ['a zip of something else', { type: 'xlsx' }, () => zipSync({ 'a.txt': strToU8('a') }), /cannot be read as an Excel workbook/],
  ['a text called a workbook', { type: 'xlsx' }, () => strToU8('a,b\n1,2\n'), /cannot be read as an Excel workbook/],
  ['an empty file', { type: 'xlsx' }, () => new Uint8Array(0), /cannot be read as an Excel workbook/],
  ['a zip bomb', { type: 'xlsx' }, bomb, /holds 350 MB when it is unpacked/],
  ['a zip bomb that lies', { type: 'xlsx' }, lying, /cannot be read as an Excel workbook/],
  ['a torn Parquet file', { type: 'parquet' }, () => torn(parquet()), /cannot be read as Parquet/],
  ['a text called Parquet', { type: 'parquet' }, () => strToU8('PAR1 and something else PAR1'), /cannot be read as Parquet/],
  ['an empty Parquet file', { type: 'parquet' }, () => new Uint8Array(0), /cannot be read as Parquet/],
  ['a torn JSON line', { type: 'jsonl' }, () => strToU8('{"a": 1}\n{"a": '), /Line 2 is not a JSON object/],
  ['JSON lines of lists', { type: 'jsonl' }, () => strToU8('[1, 2]\n[3, 4]'), /Line 1 is not a JSON object/],
  ['no lines', { type: 'jsonl' }, () => strToU8('\n\n'), /holds no JSON objects/],
])('%s is refused', async (_, format, bytes, reason) => {
  await expect(convert(format, bytes())).rejects.toMatchObject({ name: 'UserError', message: expect.stringMatching(reason) as string });
});
