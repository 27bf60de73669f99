import type { Dialect } from '../csv/csvTable.ts';
import { rawCells, recordText } from './rawCells.ts';

/** How a table writes its cells, so that new ones look like the existing ones. */
export interface CellStyle extends Dialect {
  /** Whether texts, numbers and names are quoted even where it is not necessary. */
  readonly quotesTexts: boolean;
  readonly quotesNumbers: boolean;
  readonly quotesNames: boolean;
  /** The decimal separator. */
  readonly decimal: '.' | ',';
}

/** Number of rows from which the style is inferred. */
const SAMPLE_ROWS = 200;
const number = /^[-+]?[\d.,']*\d[\d.,']*(?:[eE][-+]?\d+)?$/;

/** Infers how a table quotes its cells from the lines of its names and first rows. */
export function findCellStyle(dialect: Dialect, names: string | undefined, rows: readonly string[], decimal: '.' | ','): CellStyle {
  const header = names === undefined ? [] : cellsOf(names, dialect);
  const cells = rows.slice(0, SAMPLE_ROWS).flatMap((row) => cellsOf(row, dialect));
  const numbers = cells.filter(({ text }) => number.test(text));
  const texts = cells.filter(({ text }) => text !== '' && !number.test(text));
  const quotesNumbers = areQuoted(numbers);
  return {
    delimiter: dialect.delimiter,
    ...(dialect.quoting ? { quoting: dialect.quoting } : {}),
    quotesTexts: texts.length > 0 ? areQuoted(texts) : quotesNumbers || areQuoted(header),
    quotesNumbers,
    quotesNames: areQuoted(header),
    decimal,
  };
}

/** Writes a cell in the table's style; keeps its former quotes if `isQuoted`. */
export function writeCell(text: string, kind: 'text' | 'number' | 'name', style: CellStyle, isQuoted = false): string {
  const isUsual = kind === 'number' ? style.quotesNumbers : kind === 'name' ? style.quotesNames : style.quotesTexts;
  if (!isUsual && !isQuoted && !needsQuotes(text, style)) return text;
  if (style.quoting === 'escaped') return `"${text.replace(/["\\]/g, '\\$&')}"`;
  const quote = style.quoting === 'single' && !text.includes('\n') ? "'" : '"';
  return `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
}

/** The content of a line that is quoted as a whole. */
export function enclosedText(text: string): string {
  return text.replaceAll('"', '""');
}

/** A number with at most this many decimals, in the table's style: no thousands separators, no trailing zeros. */
export function writeDecimal(value: number, decimals: number, decimal: '.' | ','): string {
  const fixed = value.toFixed(decimals);
  const plain = fixed.includes('.') && !fixed.includes('e') ? fixed.replace(/\.?0+$/, '') : fixed;
  if (plain === '-0') return '0';
  return decimal === ',' ? plain.replace('.', ',') : plain;
}

function needsQuotes(text: string, { delimiter, quoting }: CellStyle): boolean {
  if (text === '') return delimiter === ' ';
  if (text.includes(delimiter) || /["\n\r]/.test(text) || text.trim() !== text) return true;
  if (delimiter === ' ' || delimiter === '::') return /\s/.test(text) || text.startsWith(':');
  return (quoting === 'single' && text.includes("'")) || (quoting === 'escaped' && text.includes('\\'));
}

interface SampledCell {
  readonly text: string;
  readonly isQuoted: boolean;
}

function cellsOf(line: string, dialect: Dialect): SampledCell[] {
  const { text } = recordText(line, dialect);
  return rawCells(text, dialect).map(({ start, end, quote }) => {
    const cell = text.slice(start, end).trim();
    return { text: quote ? cell.slice(1, -1) : cell, isQuoted: quote !== undefined };
  });
}

function areQuoted(cells: readonly SampledCell[]): boolean {
  return cells.length > 0 && 2 * cells.filter(({ isQuoted }) => isQuoted).length > cells.length;
}
