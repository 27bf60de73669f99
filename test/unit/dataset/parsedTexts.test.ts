import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { isMissing } from '../../../src/dataset/cells/isMissing.ts';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import { parsedTexts, type NumberReading } from '../../../src/dataset/columns/reading/parsedTexts.ts';

const readings: NumberReading[] = [
  {},
  { format: { decimal: '.' } },
  { format: { decimal: ',' } },
  { format: { decimal: ',', pointsGroup: true } },
  { format: { decimal: '.', unit: 'kg' } },
  { format: { decimal: '.', duration: 'minutes' } },
  { dateFormat: 'dmy' },
  { dateFormat: 'mdy' },
  { dateFormat: 'time' },
];
const cell = fc.constantFrom('NA', 'a', '1,5', '1.234,5', '7 kg', '1:30', '01/02/2020', '2020-01-02', '08:30', '12', '?');

test('reading a column in several ways in turn gives the same as reading it fresh', () => {
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(...readings), { minLength: 2 }),
      (cells, asked) => {
        const [column, other] = readCsv(`a,b\n${cells.map((text) => `"${text}","${text}x"`).join('\n')}`).columns;
        for (const reading of asked) {
          const { format, dateFormat } = reading;
          for (const { texts } of [column, other]) {
            const values = parsedTexts(texts === column.texts ? column : other, reading);
            const parse = (text: string) => (dateFormat ? parseDate(text, dateFormat) : parseNumber(text, format));
            expect([...values]).toEqual(texts.map((text) => (isMissing(text) ? NaN : parse(text))));
          }
        }
      },
    ),
  );
});

test('texts are parsed once for all who read a column in the same way', () => {
  const [column] = readCsv('a\n"1,5"\n"2,5"\n').columns;
  const values = parsedTexts(column, { format: { decimal: ',' } });
  // A format as it returns from a worker or a saved model.
  expect(parsedTexts(column, { format: structuredClone({ decimal: ',' } as const) })).toBe(values);
  expect([...values]).toEqual([1.5, 2.5]);
});
