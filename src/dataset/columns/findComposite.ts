import { message, type Message } from '../../message.ts';
import type { CellColumn } from '../../csv/csvTable.ts';
import type { NumberFormat } from '../cells/cellValue.ts';
import { plainCharacters } from '../cells/numberText.ts';
import { compositeParts, parseComposite, type Composite } from '../cells/parseComposite.ts';
import { parseNumber } from '../cells/parseNumber.ts';
import { shortenCell } from '../cells/shortenCell.ts';
import type { ColumnKind } from './column.ts';
import type { TextCensus } from './textCensus.ts';

/** A column whose cells hold two numbers that make one, or may. */
export interface FoundComposite {
  /** Absent where the cells are rather something else. */
  readonly format?: NumberFormat;
  /** Cells that are numbers in this format. */
  readonly valid: number;
  readonly remarks: readonly Message[];
}

const validShare = 0.9;
/** Fewer lengths may be minutes and seconds. */
const fewestLengths = 3;
/** 2023/24 */
const season = /^(?:19|20)\d\d\/(?:\d\d|(?:19|20)\d\d)$/;
const mayBeLength = /^[+-]?\d{1,3} ?(?:['’′]|f)/;

/**
 * Finds fractions, which are numbers for sure where one stands behind a whole number (1 1/2) or where the user has said so, and lengths such as
 * 5'11", of which no part counts twelve inches or more. Undefined where there are none.
 */
export function findComposite(cells: CellColumn, census: TextCensus, chosen: ColumnKind | undefined): FoundComposite | undefined {
  const has = (pattern: RegExp) => cells.texts.some((text, code) => census.isMissing[code] === 0 && pattern.test(text));
  if (has(/\d\/\d/)) return findFractions(cells, census, chosen);
  return has(mayBeLength) ? findLengths(cells, census) : undefined;
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
  const cell = texts.find((text) => compositeParts(text, composite)?.whole !== undefined) ?? texts[0];
  return { cell: shortenCell(cell), value: String(Number(parseComposite(cell, composite).toPrecision(6))) };
}

/** The different texts that are such numbers, in plain characters; how many cells are numbers, and their share where texts are such numbers at all. */
function collect({ texts }: CellColumn, census: TextCensus, composite: Composite) {
  const found: string[] = [];
  let valid = census.numbers;
  for (let code = 0; code < texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    const text = plainCharacters(texts[code]);
    if (compositeParts(text, composite)) found.push(text);
    else if (Number.isNaN(parseNumber(texts[code]))) continue;
    valid += census.counts[code];
  }
  return { texts: found, valid, share: found.length === 0 ? 0 : valid / (census.numbers + census.words) };
}
