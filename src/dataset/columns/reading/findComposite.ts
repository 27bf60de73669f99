import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import type { NumberFormat } from '../../cells/cellValue.ts';
import { plainCharacters } from '../../cells/numbers/numberText.ts';
import {
  compassLetter,
  compositeParts,
  isPlainlyAngle,
  mostPoints,
  parseComposite,
  type Composite,
} from '../../cells/numbers/parseComposite.ts';
import { parseNumber } from '../../cells/numbers/parseNumber.ts';
import { readRange } from '../../cells/numbers/parseRange.ts';
import { shortenCell } from '../../cells/shortenCell.ts';
import type { ColumnKind } from '../column.ts';
import type { ReadingHints } from './readingHints.ts';
import type { TextCensus } from '../textCensus.ts';

/** A column whose cells hold, or may hold, composite numbers. */
export interface FoundComposite {
  /** Absent if the cells are more likely something else. */
  readonly format?: NumberFormat;
  /** Number of cells that are numbers in this format. */
  readonly valid: number;
  readonly remarks: readonly Message[];
}

const validShare = 0.9;
/** Fewer lengths may be minutes and seconds. */
const fewestLengths = 3;
/** 2023/24 */
const season = /^(?:19|20)\d\d\/(?:\d\d|(?:19|20)\d\d)$/;
const mayBeLength = /^[+-]?\d{1,3} ?(?:['’′]|f)/;

/** Column names for which a cell is a height and not a score. */
const heightName = /height|größe|groesse|taille|altura|(^|[^a-z])(ht|hgt)([^a-z]|$)|신장|키$|身長/i;
const placeName = /(^|[^a-z])(lat|lon|lng|long)([^a-z]|$)|latitud|longitud|breite|länge|coord|위도|경도|緯度|経度/i;
const mayBeAngle = /\d.*[°º]|^[NSEW] ?[+-]?\d|\d.*[NSEW]$/i;

/**
 * Finds composite numbers: fractions, which are certain if one follows an integer (1 1/2) or the user chose numbers; lengths such as 5'11"
 * with less than twelve inches; weights such as 9 st 4 lb; angles such as 51°30'26"N; numbers in program notation such as 0x1F; and ranks
 * such as 5th. Undefined if there are none.
 */
export function findComposite(cells: CellColumn, census: TextCensus, hints: ReadingHints): FoundComposite | undefined {
  const { chosen, name, stray } = hints;
  const reading = { ...census, words: census.words - stray };
  return findIn(cells, reading, chosen, name);
}

function findIn(cells: CellColumn, census: TextCensus, chosen: ColumnKind | undefined, name: string): FoundComposite | undefined {
  const has = (pattern: RegExp) => cells.texts.some((text, code) => census.isMissing[code] === 0 && pattern.test(text));
  const points = has(/\d ?(?:\/|(?:out )?of) ?\d/i) ? findPoints(cells, census) : undefined;
  if (points) return points;
  if (has(/\d\/\d/)) return findFractions(cells, census, chosen);
  const sample = sampleOf(cells, census);
  const areMost = (pattern: RegExp) => sample.filter((text) => pattern.test(text)).length * 2 > sample.length;
  const angles = areMost(mayBeAngle) ? findAngles(cells, census, name) : undefined;
  if (angles) return angles;
  if (has(mayBeLength)) return findLengths(cells, census);
  if (areMost(/\d ?(?:st|stones?|lbs?|pounds?)\.?,? ?\d/i)) return findOthers(cells, census, 'pounds');
  if (areMost(/^0[xbo]/i)) return findOthers(cells, census, 'radix');
  if (areMost(/^\d+ ?(?:st|nd|rd|th|ère|ème|er)$/i)) return findOthers(cells, census, 'ordinal');
  if (areMost(/^\d-\d/) && (heightName.test(name) || chosen === 'number')) return findOthers(cells, census, 'dashedFeet');
  if (cells.texts.length <= mostTexts && sample.some((text) => mayBeRange.test(text))) return findRanges(cells, census, chosen);
  return areMost(/^(?:#|№|no|nr|n°|nº|제)/i) ? findPlaces(cells, census, chosen) : undefined;
}

const sampled = 40;

function sampleOf({ texts }: CellColumn, census: TextCensus): string[] {
  const sample: string[] = [];
  for (let code = 0; code < texts.length && sample.length < sampled; code++) if (census.isMissing[code] === 0) sample.push(texts[code]);
  return sample;
}

/** Angles with minutes, or with decimals and both compass directions, or in a column with a telling name. */
function findAngles(cells: CellColumn, census: TextCensus, name: string): FoundComposite | undefined {
  const found = collect(cells, census, 'degrees');
  if (found.share < validShare) return undefined;
  const sides = new Set(found.texts.map(compassLetter));
  const areBothSides = (sides.has('N') && sides.has('S')) || (sides.has('E') && sides.has('W'));
  const isAngle =
    found.texts.some(isPlainlyAngle) || placeName.test(name) || (areBothSides && found.texts.some((text) => text.includes('.')));
  if (!isAngle) return undefined;
  const remark = message('"{cell}" is read as {value}, in degrees; south and west are negative', argumentsOf(found.texts, 'degrees'));
  return { format: { decimal: '.', unit: '°', composite: 'degrees' }, valid: found.valid, remarks: [remark] };
}

function findOthers(cells: CellColumn, census: TextCensus, composite: keyof typeof otherRemarks): FoundComposite | undefined {
  const found = collect(cells, census, composite);
  // A single one among plain numbers is a typing error.
  if (found.share < validShare || found.own * 2 < found.valid) return undefined;
  const remark = otherRemarks[composite](argumentsOf(found.texts, composite));
  const unit = composite === 'pounds' ? { unit: 'lb' } : composite === 'dashedFeet' ? { unit: 'in' } : {};
  return { format: { decimal: '.', ...unit, composite }, valid: found.valid, remarks: [remark] };
}

type CellAndValue = ReturnType<typeof argumentsOf>;
const otherRemarks = {
  pounds: (args: CellAndValue) => message('"{cell}" is read as {value}, in pounds', args),
  dashedFeet: (args: CellAndValue) => message('"{cell}" is read as {value}: feet and inches, in inches', args),
  radix: (args: CellAndValue) =>
    message('"{cell}" is read as {value}: digits as programs write them; to read it as a name, choose "category"', args),
  ordinal: (args: CellAndValue) =>
    message('"{cell}" is read as {value}, a place in an order; to read it as a name, choose "category"', args),
} as const;

const mayBeRange = /^[[(]?\P{L}?\d.* ?(?:[-–—~,]|to|bis) ?\P{L}?\d/iu;
/** With more distinct ranges they are not groups. */
const mostRanges = 50;
/** Some texts may be missing marks. */
const mostTexts = 60;

/** Consecutive ranges without overlap are ordered groups, unless the user chose otherwise. */
function findRanges(cells: CellColumn, census: TextCensus, chosen: ColumnKind | undefined): FoundComposite | undefined {
  const found = collect(cells, census, 'range');
  if (found.share < validShare || census.numbers > 0 || found.texts.length < 2 || found.texts.length > mostRanges) return undefined;
  const ranges = found.texts.flatMap((text) => readRange(text) ?? []);
  const closed = ranges.flatMap(({ lowest, highest }) => (lowest === undefined || highest === undefined ? [] : [[lowest, highest]]));
  const inOrder = [...new Map(closed.map((ends) => [ends.join(), ends])).values()].sort(([a], [b]) => a - b);
  if (closed.length === 0 || inOrder.some(([lowest], at) => at > 0 && lowest < inOrder[at - 1][1])) return undefined;
  const example =
    found.texts.find((text) => readRange(text)?.highest !== undefined && readRange(text)?.lowest !== undefined) ?? found.texts[0];
  const args = { cell: shortenCell(example), value: String(parseComposite(example, 'range')) };
  if (chosen !== 'number')
    return {
      valid: 0,
      remarks: [
        message('"{cell}" is a range and is taken for a name without an order; to read it as its middle, {value}, choose "number"', args),
      ],
    };
  const remark = message('"{cell}" is read as {value}, the middle of the range', args);
  return { format: { decimal: '.', composite: 'range' }, valid: found.valid, remarks: [remark] };
}

/** "#5" and "No. 5" are names, unless the user chose otherwise. */
function findPlaces(cells: CellColumn, census: TextCensus, chosen: ColumnKind | undefined): FoundComposite | undefined {
  if (chosen === 'number') return findOthers(cells, census, 'ordinal');
  const found = collect(cells, census, 'ordinal');
  if (found.share < validShare) return undefined;
  const remark = message('"{cell}" is taken for a name; to read it as a number, choose "number"', { cell: shortenCell(found.texts[0]) });
  return { valid: 0, remarks: [remark] };
}

/** Fewer may be fractions, days or pages. */
const fewestPoints = 3;

/** Points of the same number of points, as 4.1/5: whatever else they may be, a fraction or a day of one month, goes with their first number. */
function findPoints(cells: CellColumn, census: TextCensus): FoundComposite | undefined {
  const found = collect(cells, census, 'outOf');
  if (found.share < validShare || census.numbers > 0 || found.texts.length < fewestPoints) return undefined;
  const [of, ...others] = new Set(found.texts.map(mostPoints));
  if (of === undefined || others.length > 0) return undefined;
  const remark = message('"{cell}" is read as {value}, out of {of}; to read it as a name, choose "category"', {
    ...argumentsOf(found.texts, 'outOf'),
    of,
  });
  return { format: { decimal: '.', composite: 'outOf' }, valid: found.valid, remarks: [remark] };
}

function findFractions(cells: CellColumn, census: TextCensus, chosen: ColumnKind | undefined): FoundComposite | undefined {
  const found = collect(cells, census, 'fraction');
  if (found.share < validShare) return undefined;
  const isMixed = found.texts.some((text) => compositeParts(text, 'fraction')?.whole !== undefined);
  if (!isMixed && chosen !== 'number') {
    if (chosen !== undefined || found.texts.every((text) => season.test(text))) return undefined;
    const remark = message(
      '"{cell}" is kept as text: it may be a fraction, a day or two numbers; choose number for the column to read fractions, or put each number into a column of its own',
      { cell: shortenCell(found.texts[0]) },
    );
    return { valid: 0, remarks: [remark] };
  }
  const remark = message('"{cell}" is read as {value}, a fraction', argumentsOf(found.texts, 'fraction'));
  return { format: { decimal: '.', composite: 'fraction' }, valid: found.valid, remarks: [remark] };
}

function findLengths(cells: CellColumn, census: TextCensus): FoundComposite | undefined {
  const found = collect(cells, census, 'feet');
  const hasInches = found.texts.some((text) => (compositeParts(text, 'feet')?.part ?? 0) > 0);
  if (found.share < validShare || !hasInches || (found.texts.length < fewestLengths && !/f/i.test(found.texts[0]))) return undefined;
  const remark = message('"{cell}" is read as {value}: feet and inches, in inches', argumentsOf(found.texts, 'feet'));
  return { format: { decimal: '.', unit: 'in', composite: 'feet' }, valid: found.valid, remarks: [remark] };
}

function argumentsOf(texts: readonly string[], composite: Composite): { readonly cell: string; readonly value: string } {
  const hasTwo = (text: string) =>
    (composite === 'fraction' || composite === 'feet') && compositeParts(text, composite)?.whole !== undefined;
  const cell = texts.find(hasTwo) ?? texts[0];
  return { cell: shortenCell(cell), value: String(Number(parseComposite(cell, composite).toPrecision(6))) };
}

/**
 * The distinct texts that are such numbers, in plain characters; the number of cells that are numbers; and among texts the share that are
 * such numbers.
 */
function collect({ texts }: CellColumn, census: TextCensus, composite: Composite) {
  const found: string[] = [];
  let [valid, own] = [census.numbers, 0];
  for (let code = 0; code < texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    const text = plainCharacters(texts[code]);
    if (!Number.isNaN(parseComposite(text, composite))) {
      found.push(text);
      own += census.counts[code];
    } else if (Number.isNaN(parseNumber(texts[code]))) continue;
    valid += census.counts[code];
  }
  return { texts: found, own, valid, share: found.length === 0 ? 0 : valid / (census.numbers + census.words) };
}
