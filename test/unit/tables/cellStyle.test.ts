import { expect, test } from 'vitest';
import { findCellStyle, writeCell, writeDecimal } from '../../../src/tables/cellStyle.ts';

const comma = { delimiter: ',' } as const;

test('numbers are written without zeros at their end, and none is a minus 0', () => {
  expect(writeDecimal(1.5, 3, '.')).toBe('1.5');
  expect(writeDecimal(2, 3, ',')).toBe('2');
  expect(writeDecimal(-0.0004, 2, '.')).toBe('0');
  expect(writeDecimal(-0.04, 2, ',')).toBe('-0,04');
  expect(writeDecimal(100, 0, '.')).toBe('100');
  // From 1e21 on JavaScript writes powers of ten: their zeros belong to them.
  expect(Number(writeDecimal(1.5e30, 2, '.'))).toBe(1.5e30);
  expect(Number(writeDecimal(2.5e20, 2, '.'))).toBe(2.5e20);
});

test('quotes are usual where more than half of the cells of a kind have them', () => {
  const style = findCellStyle(comma, '"a","b"', ['"x",1', '"y",2', 'z,3', 'w,"4"'], '.');
  expect(style).toMatchObject({ quotesNames: true, quotesTexts: false, quotesNumbers: false });
  expect(findCellStyle(comma, 'a,b', ['"x",1', '"y",2', 'z,3'], '.')).toMatchObject({ quotesNames: false, quotesTexts: true });
});

test('what would be read as something else is put in quotes', () => {
  const style = findCellStyle(comma, 'a,b', ['x,1', 'y,2'], '.');
  const write = (text: string) => writeCell(text, 'text', style);
  expect(['plain', 'a,b', 'a "b"', ' spaced', 'two\nlines', ''].map(write)).toEqual([
    ...['plain', '"a,b"', '"a ""b"""', '" spaced"', '"two\nlines"', ''],
  ]);
});
