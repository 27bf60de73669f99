import type { Quoting } from '../csvTable.ts';
import { isDrawn } from './drawnTable.ts';
import { findDelimiter } from './findDelimiter.ts';
import { printQuoted, quotedLine, singleQuoted } from './plainLines.ts';
import { sampleRecords } from './sampleRecords.ts';

const sampleLength = 100_000;
const sampleSize = 100;
/** Share of the first lines that must be quoted in this way. */
const lineShare = 0.9;
const singleShare = 0.5;
/** Largest share of cells that begin with a single quote and do not end with one: "'90s" is not a quoted cell. */
const openShare = 0.1;
const marks = '(?:[,;\\t|¦^~\\u0001\\u001F]|::)';

/** How the cells of a table are quoted, judged by its first lines; undefined for double quotes. The text begins with the header. */
export function findQuoting(text: string): Quoting | undefined {
  const sample = text.length > sampleLength ? text.slice(0, text.lastIndexOf('\n', sampleLength) + 1) : text;
  if (isDrawn(sample)) return 'frame';
  if (isQuotedByLine(sample)) return 'line';
  if (isSingleQuoted(sample)) return 'single';
  if (isEscaped(sample)) return 'escaped';
  if (isTailed(sample)) return 'tailed';
  return isPrintQuoted(sample) ? 'print' : undefined;
}

/** True if each of the first lines, perhaps except for the names, is a single quoted cell, and they split evenly without these quotes. */
function isQuotedByLine(text: string): boolean {
  const quoted = text.match(quotedLine)?.length ?? 0;
  const others = text
    .replace(quotedLine, '')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  if (quoted < 2 || quoted < (quoted + others - 1) * lineShare) return false;
  const delimiter = findDelimiter(text, 'line');
  const widths = sampleRecords(text, { delimiter, quoting: 'line' }, 0, sampleSize).records.map(({ cells }) => cells.length);
  return widths.length > 0 && widths[0] > 1 && widths.filter((width) => width === widths[0]).length >= widths.length * lineShare;
}

/** "21,5;" is a decimal number below "temperature, C", but two numbers below "a,b;". */
const decimalAlone = /^[+-]?\d+,\d+;+\r?$/;
const twoNames = /^(?:"[^"]+"|[^",\d\s][^",]*),(?:"[^"]+"|[^",\d\s][^",]*);+\r?$/;

/** True if each of the first lines ends with as many semicolons, has none elsewhere, and is separated by commas. */
function isTailed(text: string): boolean {
  const lines = text.split('\n', sampleSize).filter((line) => line.trim() !== '');
  const end = /;+$/.exec(lines.at(0) ?? '')?.[0];
  if (end === undefined || lines.length < 2) return false;
  if (lines.slice(1).every((line) => decimalAlone.test(line)) && !twoNames.test(lines[0])) return false;
  return lines.every((line) => line.endsWith(end) && line.indexOf(';') === line.length - end.length && line.includes(','));
}

/** True if backslashes before quotes are the only reason why the first lines cannot be read, and they split evenly without them. */
function isEscaped(text: string): boolean {
  if (!text.includes('\\"')) return false;
  if (sampleRecords(text, { delimiter: findDelimiter(text) }, 0, sampleSize).fault === undefined) return false;
  const { records, fault } = sampleRecords(text, { delimiter: findDelimiter(text, 'escaped'), quoting: 'escaped' }, 0, sampleSize);
  const widths = records.map(({ cells }) => cells.length);
  const isEven = widths.filter((width) => width === widths[0]).length >= widths.length * lineShare;
  return fault === undefined && widths.length > 1 && widths[0] > 1 && isEven;
}

/** True if most of the first lines have a cell in single quotes, and few cells begin with such a quote without ending with one. */
function isSingleQuoted(text: string): boolean {
  if (!text.includes("'")) return false;
  const mark = new RegExp(marks).test(text) ? marks : ' ';
  const lines = text.split('\n', sampleSize).filter((line) => line.trim() !== '');
  const cell = singleQuoted(mark);
  const closed = lines.map((line) => [...line.matchAll(cell)].filter(([, before]) => before !== undefined).length);
  const closedCells = closed.reduce((sum, count) => sum + count, 0);
  const open = new RegExp(`(?:^|${mark}) *'`, 'g');
  const openCells = lines.reduce((sum, line) => {
    const rest = line.replace(cell, (whole: string, before?: string) => (before === undefined ? whole : `${before}x`));
    return sum + (rest.match(open)?.length ?? 0);
  }, 0);
  const quotedLines = closed.filter((count) => count > 0).length;
  if (quotedLines > lines.length * singleShare) return openCells <= closedCells * openShare;
  // Programs that quote only where it is needed.
  return closedCells > 0 && openCells === 0 && (hasDoubled(text) || isEvenIfSingle(text));
}

/** True if a cell in single quotes has one of them inside, written twice. Other signs than the delimiter do not end a cell. */
function hasDoubled(text: string): boolean {
  const mark = findDelimiter(text, 'single').replace(/[|^]/, String.raw`\$&`);
  return new RegExp(`(?:^|${mark}) *'[^'\\n]*''[^'\\n]*' *(?:${mark}|$)`, 'm').test(text);
}

/** True if the first lines split evenly with single quotes and not without them. */
function isEvenIfSingle(text: string): boolean {
  const isEven = (quoting: Quoting | undefined) => {
    const quoted = quoting ? { quoting } : {};
    const { records, fault } = sampleRecords(text, { delimiter: findDelimiter(text, quoting), ...quoted }, 0, sampleSize);
    const widths = new Set(records.map(({ cells }) => cells.length));
    return fault === undefined && widths.size === 1 && !widths.has(1);
  };
  return isEven('single') && !isEven(undefined);
}

/** True if cells are in typographic quotes and one of them contains the delimiter; otherwise such quotes are part of the texts. */
function isPrintQuoted(text: string): boolean {
  const cells = [...text.matchAll(printQuoted(marks))].flatMap(([, , ...enclosed]) =>
    enclosed.slice(0, 3).filter((cell) => cell !== undefined),
  );
  const enclosesMark = new RegExp(marks);
  return cells.some((cell) => enclosesMark.test(cell));
}
