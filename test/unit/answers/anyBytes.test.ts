import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvTable } from '../../../src/csv/csvTable.ts';
import { detectEncoding, type TextEncoding } from '../../../src/csv/encoding/detectEncoding.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { createTextWriter } from '../../../src/tables/encodeText.ts';
import { UserError } from '../../../src/userError.ts';
import { tableRows } from '../csv/tableRows.ts';
import { trainText } from '../training/trainText.ts';
import { answeredBytes } from './answeredBytes.ts';

const encodings: readonly (readonly [TextEncoding, readonly string[], readonly string[]])[] = [
  ['utf-8', ['', '\ufeff'], ['größer', '값', '🍎 x', '東京']],
  ['utf-16le', ['', '\ufeff'], ['größer', '값', '🍎 x', '東京']],
  ['utf-16be', ['', '\ufeff'], ['größer', '값', '🍎 x', '東京']],
  ['windows-1252', [''], ['größer', 'naïve', 'à côté', 'señal']],
  ['euc-kr', [''], ['서울 시내', '값이 크다', '부산', '사람들']],
  ['shift_jis', [''], ['東京です', 'あいうえお', 'カタカナ', '日本語の表']],
];
const delimiters = [',', ';', '\t', '|'] as const;

const writings = fc.record({
  encoding: fc.constantFrom(...encodings),
  mark: fc.nat(1),
  delimiter: fc.constantFrom(...delimiters),
  quotes: fc.constantFrom('all', 'texts', 'needed'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  isEnded: fc.boolean(),
  hasBreaks: fc.boolean(),
  above: fc.constantFrom<string[][]>([], ['# exported by a program'], ['sep=']),
  below: fc.constantFrom('nothing', 'comment', 'blank', 'ragged'),
  cells: fc.array(
    fc.record({
      size: fc.integer({ min: 0, max: 999 }),
      word: fc.nat(3),
      label: fc.constantFrom('yes', 'no', '', '', 'NA'),
    }),
    { minLength: 12, maxLength: 25 },
  ),
});
type Writing = typeof writings extends fc.Arbitrary<infer Value> ? Value : never;

/** The lines of a file as somebody has written it, and its rows. */
function write({ encoding: [, , words], delimiter, quotes, lineEnd, isEnded, hasBreaks, above, below, cells }: Writing) {
  const quoted = (cell: string, isNumber: boolean) =>
    quotes === 'all' || (quotes === 'texts' && !isNumber && cell !== '') || cell.includes(delimiter) || /["\r\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const rows = cells.map(({ size, word, label }, row) => [
    String(size),
    hasBreaks && row % 5 === 4 ? `${words[word]}${lineEnd}"${words[3]}"${delimiter}` : words[word],
    label,
  ]);
  const lines = rows.map(([size, word, label]) => [quoted(size, true), quoted(word, false), quoted(label, false)].join(delimiter));
  const other = { nothing: [], comment: ['# a note'], blank: [''], ragged: [quoted('7', true)] }[below];
  const head = above.map((line) => (line === 'sep=' ? `sep=${delimiter}` : line));
  const names = ['size', 'word', 'label'].map((name) => quoted(name, false)).join(delimiter);
  const all = [...head, names, ...lines.slice(0, 8), ...other, ...lines.slice(8)];
  return { text: all.join(lineEnd) + (isEnded ? lineEnd : ''), rows };
}

/** Undefined for a text that is no table, or is read as another one than was written: how it is read is tested elsewhere. */
function readAsWritten(text: string, rows: readonly (readonly string[])[]): CsvTable | undefined {
  try {
    const table = readCsv(text);
    const plain = (cells: readonly (readonly string[])[]) => JSON.stringify(cells).replaceAll('\\r\\n', '\\n').replaceAll('\\r', '\\n');
    return table.names.join() === 'size,word,label' && plain(tableRows(table)) === plain(rows) ? table : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const isBlank = (label: string) => label === '' || label === 'NA';

/** What stands at the same place from both ends, and the two texts between. */
function difference(before: string, after: string): { readonly removed: string; readonly added: string } {
  let [start, end] = [0, 0];
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start++;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

test('in whatever bytes a table is written, only the new cells are new', async () => {
  const learned = ['size,word,label', ...Array.from({ length: 60 }, (_, row) => `${row * 16},w${row % 4},${row > 30 ? 'yes' : 'no'}`)];
  const { model } = await trainText(learned.join('\n'), { target: 'label', features: ['size', 'word'], epochs: 60 });
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(writings, async (writing) => {
      const { encoding, mark, lineEnd, delimiter } = writing;
      const [name, marks] = encoding;
      const { text, rows } = write(writing);
      const sign = marks[mark % marks.length];
      const encode = createTextWriter(name);
      const bytes = Uint8Array.from(encode(sign + text));
      if (detectEncoding(bytes) !== name || readAsWritten(text, rows) === undefined) return;
      tried++;
      const decode = (content: Uint8Array) => {
        const decoded = new TextDecoder(name, { ignoreBOM: true }).decode(content);
        // Nothing in it is of another encoding, and the byte order mark is where it was.
        expect(Buffer.compare(Buffer.from(encode(decoded)), Buffer.from(content))).toBe(0);
        expect(decoded.startsWith(sign)).toBe(true);
        return decoded.slice(sign.length);
      };
      const before = text.split(lineEnd);

      const added = decode((await answeredBytes(bytes, model)).bytes);
      const after = added.split(lineEnd);
      expect(after.length).toBe(before.length);
      for (const [line, content] of before.entries()) {
        expect(after[line].startsWith(content), after[line]).toBe(true);
        const cells = after[line].slice(content.length);
        expect(cells === '' || cells.startsWith(delimiter), cells).toBe(true);
      }
      const read = readCsv(added);
      expect(read.names).toEqual(['size', 'word', 'label', 'label_predicted', 'label_probability_no', 'label_probability_yes']);
      const plain = tableRows(readCsv(text));
      expect(tableRows(read).map((row) => row.slice(0, 3))).toEqual(plain);
      expect(tableRows(read).every((row) => ['yes', 'no'].includes(row[3]) && Number(row[4]) >= 0)).toBe(true);

      const filled = decode((await answeredBytes(bytes, model, 'fill')).bytes);
      const answers = tableRows(read).map((row) => row[3]);
      expect(tableRows(readCsv(filled))).toEqual(
        plain.map(([size, word, label], row) => [size, word, isBlank(label) ? answers[row] : label]),
      );
      const filledLines = filled.split(lineEnd);
      expect(filledLines.length).toBe(before.length);
      for (const [line, content] of before.entries()) {
        const { removed, added: cell } = difference(content, filledLines[line]);
        expect(['', 'NA', '""', '"NA"', 'A', 'N'], removed).toContain(removed);
        expect(cell).toMatch(/^"?(?:yes|no|es|ye|n|o|)"?$/);
      }
    }),
    { numRuns: 250 },
  );
  expect(tried).toBeGreaterThan(100);
});
