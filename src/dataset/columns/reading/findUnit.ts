import type { CellColumn } from '../../../csv/csvTable.ts';
import type { NumberFormat } from '../../cells/cellValue.ts';
import { unitKey, unitOf } from '../../cells/numbers/parseNumber.ts';
import type { TextCensus } from '../textCensus.ts';

/** The units beside the numbers of a column. */
export interface FoundUnit {
  readonly format: Pick<NumberFormat, 'unit' | 'isScaled' | 'isBounded' | 'isAnyUnit'>;
  /** All units, the most frequent first, "" for none. */
  readonly units: readonly string[];
  /** True if so many numbers have another unit that they cannot be compared. */
  readonly differ: boolean;
}

interface UnitCount {
  readonly unit: string;
  count: number;
}

/** Share of numbers with one unit, or with one unit or none; below it the units differ. */
const unitShare = 0.9;
/** Letters that are hardly ever a unit: beside bare digits they mean thousands and millions. */
const scaleAlone = /^(k|M|B|MM|bn|mn|mln|[mM]io|Mrd|\p{L}{3,}|[천만억조千万萬億亿])\.?$/u;
/** Without bare digits in the column, a letter means thousands only right after the digits: "293 K" is a temperature, but "5 k" beside 800 is 5000. */
const scaleWords = /^(bn|mn|mln|[mM]io|Mrd|\p{L}{3,}|[천만억조千万萬億亿])\.?$/u;

const bare = /^-?[\d.,]+$/;
const limit = /[<>≤≥]/;
const bareNumber = { unit: '', scale: '', bound: '' };

/**
 * Determines from all cells which unit a column has, and whether letters after the digits multiply them. `isChosen`: the user has said that
 * they are numbers.
 */
export function findUnit(cells: CellColumn, census: TextCensus, isChosen = false): FoundUnit {
  const { texts } = cells;
  let bareCount = census.numbers;
  const withUnit: { unit: string; scale: string; count: number }[] = [];
  let [bounded, exact, hasLimits] = [0, census.numbers, false];
  for (let code = 0; code < texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    // Most of these texts begin and end with a digit.
    const found = bare.test(texts[code]) ? bareNumber : unitOf(texts[code]);
    if (found === undefined) continue;
    if (found.bound === '') exact += census.counts[code];
    else bounded += census.counts[code];
    hasLimits ||= limit.test(found.bound);
    if (found.unit === '' && found.scale === '') bareCount += census.counts[code];
    else withUnit.push({ ...found, count: census.counts[code] });
  }
  const isScaled = areScales(withUnit, bareCount > 0, texts);
  const counts = new Map<string, UnitCount>();
  const add = (unit: string, count: number) => {
    const key = unitKey(unit);
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { unit, count });
  };
  for (const { unit, scale, count } of withUnit) {
    if (isScaled || scale === '') {
      if (unit === '') bareCount += count;
      else add(unit, count);
    } else add(unit === '' ? scale : `${scale} ${unit}`, count);
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
  const total = sorted.reduce((sum, { count }) => sum + count, bareCount);
  const unit = sorted.at(0);
  const units = [...sorted.map((found) => found.unit), ...(bareCount > 0 ? [''] : [])];
  if (bareCount * 2 >= total && areFlags(sorted.map((found) => found.unit)) && !texts.some((text) => letteredNumber.test(text)))
    return { format: { isAnyUnit: true }, units, differ: false };
  return {
    format: {
      ...(unit ? { unit: unit.unit } : {}),
      ...(isScaled ? { isScaled: true } : {}),
      // If most cells have such a sign, "<30" and ">30" are groups, unless there are measured values beside them.
      ...(bounded > 0 && (isChosen || bounded < exact || !hasLimits || hasMeasured(cells, census)) ? { isBounded: true } : {}),
    },
    units,
    differ:
      unit !== undefined &&
      total * 2 >= census.numbers + census.words &&
      (unit.count + bareCount < total * unitShare || (bareCount > 0 && isLetterOfCode(unit.unit, texts))),
  };
}

/**
 * Letters with which statistical offices flag a value as broken, confidential, estimated, forecast, provisional and the like. On their own,
 * s and d are units.
 */
const flags = /^(?!in$|cu$|pcs$)[bcdefinprsuvz]{1,3}$/;
const flagAlone = /[bcefinpruvz]/;

/** 12b and 1.3rc may be house numbers, seats or versions. */
const letteredNumber = /\d\p{L}+$/u;

/** True if the apparent units of a few numbers are flags of statistical offices: "124.5 e", "125.6 bu". */
function areFlags(units: readonly string[]): boolean {
  return units.length > 1 && units.every((unit) => flags.test(unit)) && units.some((unit) => flagAlone.test(unit));
}

/** With fewer distinct numbers beside "<30" and ">30", they may be groups too. */
const fewestMeasured = 4;

/** True if there are several distinct numbers without a sign before them. */
function hasMeasured({ numbers, texts }: CellColumn, census: TextCensus): boolean {
  const found = new Set<number | string>();
  for (let row = 0; row < numbers.length && found.size < fewestMeasured; row++) if (!Number.isNaN(numbers[row])) found.add(numbers[row]);
  for (let code = 0; code < texts.length && found.size < fewestMeasured; code++)
    if (census.isMissing[code] === 0 && unitOf(texts[code])?.bound === '') found.add(texts[code]);
  return found.size >= fewestMeasured;
}

/** True for codes such as "2A" beside 1 and 2. */
function isLetterOfCode(unit: string, texts: readonly string[]): boolean {
  return /^\p{L}$/u.test(unit) && texts.some((text) => text.endsWith(unit) && /\d\p{L}$/u.test(text));
}

/** True if the letters are multipliers: several different ones, or one that is hardly a unit. */
function areScales(found: readonly { unit: string; scale: string }[], hasBare: boolean, texts: readonly string[]): boolean {
  const scales = new Set(found.flatMap(({ scale }) => (scale === '' ? [] : [scale])));
  const [first, ...others] = scales;
  if (first === undefined) return false;
  const isPlausible = [...scales].some((scale) => scaleAlone.test(scale) || scale === 'K');
  if (others.some((scale) => scale.toLowerCase() !== first.toLowerCase())) return isPlausible;
  if (scaleWords.test(first) || found.some(({ unit, scale }) => scale !== '' && unit !== '')) return isPlausible;
  const behindDigits = hasBare && first === 'k' ? /\d ?k\.?\+?$/ : /\d[kKMB]\.?\+?$/;
  return (scaleAlone.test(first) || (first === 'K' && hasBare)) && texts.some((text) => behindDigits.test(text.trim()));
}
