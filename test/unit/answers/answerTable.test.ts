import { beforeAll, expect, test } from 'vitest';
import { cellText } from '../../../src/csv/csvTable.ts';
import { decodeText } from '../../../src/csv/encoding/decodeText.ts';
import type { TextEncoding } from '../../../src/csv/encoding/detectEncoding.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { predict } from '../../../src/model/predict.ts';
import { createTextWriter } from '../../../src/tables/encodeText.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { trainText, type TrainedText } from '../training/trainText.ts';
import { answeredBytes } from './answeredBytes.ts';

/** Widths with a decimal comma, and whether the item is good, in the words of some language. */
function createLines(good: string, bad: string, rowCount = 60): string[] {
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const width = ((row * 37) % 100) / 10 + 0.5;
    return `${String(width).replace('.', ',')};${good.slice(0, 1)}${row};${row % 10 === 3 ? '' : width > 5 ? good : bad}`;
  });
  return ['width;name;label', ...rows];
}

let trained: TrainedText;
const [good, bad] = ['좋음', '나쁨'];

beforeAll(async () => {
  trained = await trainText(createLines(good, bad).join('\n'), { target: 'label', features: ['width'], epochs: 60 });
});

const breaks = ['\n', '\r\n', '\r'];
const encodings: readonly (readonly [TextEncoding, mark: readonly number[], words: readonly string[]])[] = [
  ['utf-8', [], [good, bad]],
  ['utf-8', [0xef, 0xbb, 0xbf], [good, bad]],
  ['utf-16le', [0xff, 0xfe], [good, bad]],
  ['utf-16be', [0xfe, 0xff], [good, bad]],
  ['euc-kr', [], [good, bad]],
];

test.each(encodings.flatMap((encoding) => breaks.map((lineBreak) => [...encoding, lineBreak] as const)))(
  'in %s with the mark %j nothing but the new cells is written, in the same encoding: %j %j',
  async (encoding, mark, [first, second], lineBreak) => {
    const write = createTextWriter(encoding);
    const lines = createLines(first, second);
    const before = Uint8Array.from([...mark, ...write(lines.join(lineBreak) + lineBreak)]);
    const { bytes, table } = await answeredBytes(before, trained.model);
    expect([table.answered, table.rowCount, table.columns]).toEqual([
      60,
      60,
      ['label_predicted', ...[second, first].map((name) => `label_probability_${name}`)],
    ]);
    const after = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    expect([...bytes.subarray(0, mark.length)]).toEqual(mark);
    const added = after.slice(mark.length > 0 ? 1 : 0).split(lineBreak);
    expect(added.length).toBe(lines.length + 1);
    for (const [line, text] of lines.entries()) expect(added[line].startsWith(`${text};`)).toBe(true);
    const read = readCsv(decodeText(bytes).text);
    const predicted = read.names.indexOf('label_predicted');
    for (const row of [0, 3, 59]) {
      const alone = predict(trained.model, cellsOf(read, row));
      expect(cellText(read.columns[predicted], row)).toBe(alone.value);
      const probability = cellText(read.columns[predicted + 1], row).replace(',', '.');
      expect(Number(probability)).toBeCloseTo(alone.probabilities?.[second] ?? Number.NaN, 6);
    }
  },
);

test.each(encodings)('blanks are filled in %s with the mark %j, and nothing else', async (encoding, mark, [first, second]) => {
  const write = createTextWriter(encoding);
  const lines = createLines(first, second);
  const before = Uint8Array.from([...mark, ...write(lines.join('\r\n'))]);
  const { bytes, table } = await answeredBytes(before, trained.model, 'fill');
  expect([table.answered, table.columns]).toEqual([6, []]);
  const after = new TextDecoder(encoding).decode(bytes).split('\r\n');
  for (const [line, text] of lines.entries()) {
    if (text.endsWith(';')) expect([text + first, text + second]).toContain(after[line]);
    else expect(after[line]).toBe(text);
  }
});

test('bytes that are no characters stay, and so do line breaks of several kinds', async () => {
  const text = createLines('good', 'bad').join('\n');
  const model = (await trainText(text, { target: 'label', features: ['width'], epochs: 5 })).model;
  const bytes = new TextEncoder().encode(`${text}\r\n9,5;`);
  const wild = Uint8Array.from([...bytes, 0xff, 0xc3, 0x28, ...new TextEncoder().encode(';good\r1,5;x;bad')]);
  const answered = await answeredBytes(wild, model);
  const latin = Buffer.from(answered.bytes).toString('latin1');
  expect(latin).toMatch(/\r\n9,5;\xff\xc3\(;good;(good|bad);[\d,]+;[\d,]+\r1,5;x;bad;(good|bad);[\d,]+;[\d,]+$/);
  expect(answered.table.answered).toBe(62);
});

test('a probability that is nearly 1 is not written as 1, nor the other as 0', async () => {
  const shareAt = (width: number) =>
    Math.max(...Object.values(predict(trained.model, new Map([['width', String(width).replace('.', ',')]])).probabilities ?? {}));
  const width = Array.from({ length: 4000 }, (_, step) => step / 4).find((at) => shareAt(at) > 0.999_999_6) ?? Number.NaN;
  expect(shareAt(width)).toBeLessThan(1);
  const { bytes } = await answeredBytes(new TextEncoder().encode(`width;name\n${String(width).replace('.', ',')};x\n`), trained.model);
  const shares = new TextDecoder().decode(bytes).split('\n')[1].split(';').slice(3);
  expect(shares.map((share) => /^0,(9{6}\d+|0{6}\d*[1-9])$/.test(share))).toEqual([true, true]);
});

test('a table that is drawn is refused', async () => {
  const drawn = new TextEncoder().encode('| width | label |\n|---|---|\n| 1 | a |\n| 2 | b |\n');
  await expect(answeredBytes(drawn, trained.model)).rejects.toThrow('drawn with bars and dashes');
});

test('names that are taken get a number, and a table that lacks a column is refused', async () => {
  const text = createLines('good', 'bad').map((line, row) => `${line};${row === 0 ? 'label_predicted' : 'x'}`);
  const { table, bytes } = await answeredBytes(new TextEncoder().encode(text.join('\n')), trained.model);
  expect(table).toMatchObject({ isRenamed: true, columns: ['label_predicted_2', expect.any(String), expect.any(String)] });
  expect(new TextDecoder().decode(bytes).split('\n')[0]).toMatch(/^width;name;label;label_predicted;label_predicted_2;/);
  await expect(answeredBytes(new TextEncoder().encode('size;label\n1;a\n2;b\n'), trained.model)).rejects.toThrow(
    'There is no column "width" in the table.',
  );
});

test('a table of many parts is answered as in one piece, and totals at its end are known as such', async () => {
  const lines = Array.from({ length: 300_000 }, (_, row) => `${(row % 100) / 10};name ${row}`.replace('.', ','));
  const sum = lines.reduce((total, line) => total + Number(line.split(';')[0].replace(',', '.')), 0);
  const text = ['width;name', ...lines, `${sum.toFixed(1).replace('.', ',')};total`].join('\n');
  const { bytes, table, partCount } = await answeredBytes(new TextEncoder().encode(text), trained.model);
  expect(partCount).toBeGreaterThan(1);
  expect(table).toMatchObject({ rowCount: 300_000, answered: 300_000, totals: 1 });
  const after = new TextDecoder().decode(bytes).split('\n');
  expect(after.at(-1)).toMatch(/;total;;;$/);
  for (const row of [0, 99, 150_007, 299_999]) {
    expect(after[row + 1].startsWith(`${lines[row]};`)).toBe(true);
    const width = lines[row].split(';')[0];
    expect(after[row + 1].split(';')[2]).toBe(predict(trained.model, new Map([['width', width]])).value);
  }
});

test('versions stay what they are where the other table does not show that they are some', async () => {
  const versions = ['3.1', '3.8', '3.9', '3.10', '3.11'];
  const rows = Array.from(
    { length: 100 },
    (_, row) => `${versions[row % 5]},${row % 7},${row % 5 === 3 ? 90 + (row % 7) : 10 + (row % 7)}`,
  );
  const { model } = await trainText(['python,load,seconds', ...rows].join('\n'), { target: 'seconds', epochs: 80 });
  const { bytes } = await answeredBytes(new TextEncoder().encode('python,load\n3.10,2\n3.10,3\n'), model);
  const read = readCsv(new TextDecoder().decode(bytes));
  const answer = Number(cellText(read.columns[read.names.length - 1], 0));
  expect(answer).toBeCloseTo(
    Number(
      predict(
        model,
        new Map([
          ['python', '3.10'],
          ['load', '2'],
        ]),
      ).value,
    ),
    4,
  );
  expect(
    Number(
      predict(
        model,
        new Map([
          ['python', '3.1'],
          ['load', '2'],
        ]),
      ).value,
    ),
  ).toBeLessThan(answer - 20);
});
