import { listOf, message, plural, type Message } from '../../message.ts';
import type { ColumnRole, CsvRecord, NamesIn } from '../csvTable.ts';
import { cellKind } from '../cellKind.ts';
import { findHeaderLevels, isAnyResponse, joinNames } from './headerLevels.ts';
import { columnKind } from './headerLines.ts';
import { fittingCells } from '../lineText.ts';
import { isMissingMark } from '../missingMarks.ts';
import { readTypeLines } from './orangeHeader.ts';

/** Records below the names that are not rows. */
export interface LinesBelowNames {
  /** Number of these records. */
  readonly count: number;
  readonly roles?: readonly ColumnRole[];
  /** How these records and the first one form the names; absent if they contain none. */
  readonly namesIn?: NamesIn;
  readonly warning?: Message;
}

/** A unit in brackets, or one of the units that are most common in tables. */
const unitWord =
  /^(?:[[(][^[\]()]{1,15}[\])]|%|‰|[µμmcdk]?m[²³23]?|km²|ha|[mµμk]?g|lbs?|oz|t|[mc]?l|ft|in|inch(?:es)?|mi(?:les)?|y(?:ea)?rs?|months?|days?|d|h|hrs?|hours?|min|sec|[mµμ]?s|ms|[kMG]?Hz|[kMG]?W(?:h)?|[mk]?V|m?A|[°º][CFK]?|deg|K|[hkM]?Pa|m?bar|psi|km\/h|m\/s|mph|mm ?Hg|[\p{L}%°]{1,6}\/[\p{L}²³]{1,4}\d?|[mµμ]?mol|o?C|ppm|ppb|dB|USD|EUR|GBP|JPY|KRW|CNY|\p{Sc})$/iu;
const kindWord = /^(?:-+|text|string|str|char|name|date|datetime|category|none|n\/a)$/i;
const namedColumns = 3;
const fewestRows = 3;

/** Most lines that surveys have below the names: the questions, then ids. */
const surveyLines = 3;
/** Ids as Qualtrics writes them: {"ImportId":"QID1"}. */
const importId = /^\{\s*'?"?ImportId['"]*\s*:/i;
/** As wide as the column, as drawn by sqlcmd. */
const underline = /^(?:-+|=+|_+)$/;
const drawn = /^(?:-{2,}|={2,}|_{2,})$/;

/** Finds Orange's types, a survey's questions and ids, or a line that underlines the names. `line` is the line of the names. */
export function findLinesBelowNames(names: readonly string[], below: readonly CsvRecord[], line: number): LinesBelowNames {
  const roles = readTypeLines(names, below);
  if (roles) {
    const args = { first: String(line + 2), second: String(line + 3) };
    const warning = message('Lines {first} and {second} say what the columns are, as Orange writes them: they are no rows.', args);
    return { count: 2, roles, warning };
  }
  if (below.length === 0) return { count: 0 };
  const first = String(below[0].startLine + 1);
  if (isUnderline(below[0].cells))
    return { count: 1, warning: message('Line {line} only underlines the names of the columns and was skipped.', { line: first }) };
  if (areOfLogger(names, below)) {
    const args = { first, second: String(below[1].startLine + 1) };
    return { count: 2, warning: message('Lines {first} and {second} hold the units and the kinds of the columns and were skipped.', args) };
  }
  const units = findUnits(names, below);
  if (units === 'units')
    return { count: 1, warning: message('Line {line} holds the units of the columns and was skipped.', { line: first }) };
  if (units === 'words')
    return { count: 1, warning: message('Line {line} holds words where there are numbers below it, and was skipped.', { line: first }) };
  if (areKinds(names, below))
    return { count: 1, warning: message('Line {line} holds the kinds of the columns and was skipped.', { line: first }) };
  if (areColumnNumbers(names.length, below))
    return { count: 1, warning: message('Line {line} only numbers the columns and was skipped.', { line: first }) };
  const count = countSurveyLines(below);
  if (count === 0 && areDescriptions(names, below))
    return { count: 1, warning: message('Line {line} describes the columns in words and was skipped.', { line: first }) };
  if (count === 0) return readLevels(names, below, line);
  const warning = plural(
    count,
    'Line {first} holds the questions of a survey and was skipped.',
    '{count} lines below the names, from line {first} on, hold the questions and IDs of a survey and were skipped.',
    { first },
  );
  // The choices stand below the question, which their columns share.
  const hasChoices = count === 1 && names.some((name) => name.trim() === '');
  return { count, warning, ...(hasChoices ? { namesIn: 'choices' } : {}) };
}

function readLevels(names: readonly string[], below: readonly CsvRecord[], line: number): LinesBelowNames {
  const levels = findHeaderLevels(names, below);
  if (!levels) return { count: 0 };
  const warning = message('Lines {first} to {last} hold the names of the columns, which were put together: {names}.', {
    first: String(line + 1),
    last: String(below[levels.count - 1].endLine + 1),
    names: listOf(
      joinNames(levels.namesIn, [names, ...below.slice(0, levels.count).map(({ cells }) => cells)]).flatMap((name) =>
        name === '' ? [] : [`"${name}"`],
      ),
      'comma',
      namedColumns,
    ),
  });
  return { ...levels, warning };
}

/**
 * Finds a line of units above columns of numbers. They must be in brackets or well known, with other cells that are empty or name a kind of
 * column; or a line of other words that fills these columns and no others.
 */
function findUnits(names: readonly string[], below: readonly CsvRecord[]): 'units' | 'words' | undefined {
  const [units, ...rows] = below.map(({ cells }) => fittingCells(cells, names.length) ?? []);
  if (rows.length < fewestRows || units.length < 2) return undefined;
  const texts = units.map((cell) => cell.trim().replace(/^'(.*)'$/, '$1'));
  const isAboveNumbers = (_: string, column: number) => columnKind(rows.map((row) => row.at(column) ?? '')) === 'number';
  // A single C above numbers is a value if another column has the grades A, B and C.
  const recurs = texts.some((text, column) => /\p{L}/u.test(text) && rows.some((row) => row.at(column)?.trim() === text));
  if (recurs && texts.filter((text, column) => text !== '' && isAboveNumbers(text, column)).length < 2) return undefined;
  // Below a name that several columns share, words are part of the names.
  const areNamed = new Set(names).size === names.length && names.every((name) => name.trim() !== '');
  const areUnits = texts.some((text, column) => unitWord.test(text) && isAboveNumbers(text, column));
  if (areNamed && areAboveNumbersAlone(texts, isAboveNumbers)) return areUnits ? 'units' : 'words';
  if (
    !texts.every(
      (text, column) => text === '' || unitWord.test(text) || /^-+$/.test(text) || (kindWord.test(text) && !isAboveNumbers(text, column)),
    )
  )
    return undefined;
  return areUnits ? 'units' : undefined;
}

/** Kinds of numbers, and of anything else, in programs and databases. */
const numberKind =
  /^(?:u?int(?:eger)?(?:8|16|32|64)?|(?:tiny|small|big)int|float(?:32|64)?|double|real|decimal(?:\(.*\))?|numeric|number|long|short)$/i;
const anyKind =
  /^(?:str(?:ing)?|text|n?(?:var)?char(?:acter)?(?:\(\d+\))?|object|bool(?:ean)?|date|time|date-?time(?:64)?|timestamp|factor|category|categorical|nominal|ordinal|uuid)$/i;

/** True for a line such as string,int,float, with a kind of number above each column of numbers. */
function areKinds(names: readonly string[], below: readonly CsvRecord[]): boolean {
  const [kinds, ...rows] = below.map(({ cells }) => fittingCells(cells, names.length)?.map((cell) => cell.trim()) ?? []);
  if (rows.length < fewestRows || kinds.length < 2 || !kinds.every((kind) => numberKind.test(kind) || anyKind.test(kind))) return false;
  const columns = kinds.map((_, column) => rows.map((row) => row.at(column) ?? ''));
  const ofNumbers = columns.map((column) => columnKind(column) === 'number');
  return ofNumbers.includes(true) && kinds.every((kind, index) => !ofNumbers[index] || numberKind.test(kind) || /^bool/i.test(kind));
}

/** How a Campbell Scientific data logger has summarized the measurements: average, maximum and so on. */
const loggerKind = /^(?:|Smp|Avg|Max|Min|Tot|Std|Med|TMx|TMn|SMM|WVc|Hst|Cov|Mom|RFl|MMT|FFT|ETxs|Asc)$/;

/** True for a data logger's line of units, which begins with TS (time stamp), above a line of kinds such as Avg and Smp. */
function areOfLogger(names: readonly string[], below: readonly CsvRecord[]): boolean {
  if (below.length < 2) return false;
  const [units, kinds] = below.map(({ cells }) => fittingCells(cells, names.length));
  if (!units || !kinds) return false;
  return units[0].trim() === 'TS' && kinds.some((kind) => kind.trim() !== '') && kinds.every((kind) => loggerKind.test(kind.trim()));
}

/** A word, or a product of units: cycle, mJy/beam, kg m-2. */
const unitLike = /^[\p{L}°µ%‰²³/·*^()[\]\s.\d-]{1,20}$/u;

/**
 * True if there is a word above every column of numbers and nothing above the others, of which there is at least one: no row looks like
 * that.
 */
function areAboveNumbersAlone(texts: readonly string[], isAboveNumbers: (text: string, column: number) => boolean): boolean {
  const [above, beside] = [texts.filter(isAboveNumbers), texts.filter((text, column) => !isAboveNumbers(text, column))];
  const words = above.filter((text) => text !== '' && !isMissingMark(text));
  return (
    words.length > 1 &&
    words.length === above.length &&
    words.every((text) => /\p{L}|[%‰]/u.test(text) && unitLike.test(text)) &&
    beside.length > 0 &&
    beside.every((text) => text === '' || /^-+$/.test(text))
  );
}

/** With fewer columns, the numbers may be values of a row. */
const fewestNumbered = 3;

/** True for column numbers below the names, 1, 2, 3 … or (1), (2), (3) …, if at least one of them is above texts or dates. */
function areColumnNumbers(width: number, below: readonly CsvRecord[]): boolean {
  const [numbers, ...rows] = below.map(({ cells }) => fittingCells(cells, width) ?? []);
  if (rows.length < fewestRows || numbers.length < fewestNumbered) return false;
  if (!numbers.every((cell, column) => cell.trim().replace(/^\((\d+)\)$/, '$1') === String(column + 1))) return false;
  const columns = numbers.map((_, column) => rows.map((row) => row.at(column) ?? ''));
  // Texts that begin with digits do not count: 2 may be a value like 10A and 4B.
  return columns.some((column) => column.every((cell) => cellKind(cell) === 'date' || (cellKind(cell) === 'text' && !/^\s*\d/.test(cell))));
}

/** How texts for a missing value begin. */
const noValue = /^(?:not?|un\w+|keine?|nicht|refused|declined|too|don't|doesn't)\b/i;
/** With fewer texts above numbers or dates, these may stand for missing values. */
const fewestDescribed = 2;

/**
 * True for a line of words, such as a survey's questions or the labels of variables, below names of one word: it holds a text above every column of
 * numbers or dates, no text is a value of its column, and half of them have several words. Or each is a question, and nothing below it is.
 */
function areDescriptions(names: readonly string[], below: readonly CsvRecord[]): boolean {
  const [words, ...rows] = below.map(({ cells }) => fittingCells(cells, names.length)?.map((cell) => cell.trim()) ?? []);
  if (rows.length < fewestRows || words.length < 2) return false;
  if (!names.every((name) => /^[^\s?]+$/.test(name.trim())) || new Set(words).size < words.length) return false;
  if (!words.every((word) => cellKind(word) === 'text' && !noValue.test(word))) return false;
  const columns = words.map((_, column) => rows.map((row) => row.at(column) ?? ''));
  const measured = columns.filter((column) => ['number', 'date'].includes(columnKind(column)));
  if (columns.some((column, index) => column.includes(words[index]))) return false;
  if (words.every((word) => word.endsWith('?')) && !columns.flat().some((cell) => cell.trim().endsWith('?'))) return true;
  return measured.length >= fewestDescribed && words.filter((word) => /\S\s+\S|\?$/.test(word)).length * 2 >= words.length;
}

function isUnderline(cells: readonly string[]): boolean {
  if (cells.length < 2) return false;
  const texts = cells.map((cell) => cell.trim());
  // Columns that were added later, such as a model's answers, are not underlined.
  const filled = texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
  if (filled.length < 2 && cells.length > 2) return false;
  // Missing values may look the same, but they are shorter than names.
  const isDrawn = texts.every((text) => drawn.test(text)) || texts.some((text) => text.length > 2);
  return isDrawn && filled.every((text) => underline.test(text));
}

function countSurveyLines(below: readonly CsvRecord[]): number {
  const ids = below.slice(0, surveyLines).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    return filled.length > 0 && filled.every((cell) => importId.test(cell.trim()));
  });
  if (ids >= 0) return ids + 1;
  const [{ cells }, ...rows] = below;
  const isNameless = cells[0].trim() === '' && rows.length > 0 && rows.every((row) => row.cells[0].trim() !== '');
  return isNameless && cells.some(isAnyResponse) ? 1 : 0;
}
