import { message, type Message } from '../../../message.ts';
import type { CellColumn } from '../../../csv/csvTable.ts';
import type { NumberFormat } from '../../cells/cellValue.ts';
import { clockParts, isPlainlyDuration, parseDuration, readUnits, type DurationParts } from '../../cells/numbers/parseDuration.ts';
import { rangeOf } from '../../rangeOf.ts';
import { areScores, type ScoreParts } from './areScores.ts';
import type { ReadingHints } from './readingHints.ts';
import type { TextCensus } from '../textCensus.ts';
import { unitsKept } from './unitWords.ts';

/** A column whose cells are durations, or times of day that may be durations. */
export interface FoundDurations {
  /** Absent if the cells are read as times of day. */
  readonly format?: NumberFormat;
  /** True if the cells are scores of two sides rather than durations or times. */
  readonly areScores?: boolean;
  /** Number of cells that are durations. */
  readonly valid: number;
  readonly remarks: readonly Message[];
}

/** Observations about the cells with colons. */
interface ClockEvidence {
  readonly count: number;
  readonly example: string;
  readonly hasThree: boolean;
  /** True if all parts have three, or if cells of two among them leave out the seconds rather than the hours. */
  readonly areHours: boolean;
  /** A first part too large for a clock. */
  readonly isBeyondDay: boolean;
  /** True if a one-digit first part has no leading zero, or if all parts begin with a zero. */
  readonly isLikeDuration: boolean;
  readonly isUnevenMinute: boolean;
  readonly areScores: boolean;
  readonly isSigned: boolean;
  /** The unit written after the last part. */
  readonly named: DurationParts | undefined;
  /** True if all minutes are quarters of an hour, as in time zone offsets. */
  readonly areQuarters: boolean;
}

/** Observations about the cells with units. */
interface UnitEvidence {
  /** Number of these cells; 0 if the only unit may not be one of time, like the m of 40m. */
  readonly count: number;
  /** True if hours and minutes stand behind days: "1 day, 4:05". */
  readonly hasDays: boolean;
  /** The first cell with months that look like minutes: 8m among 2y 3m. */
  readonly month?: string;
}

/** Columns with such names do not hold times of day. */
const durationName =
  /duration|elapsed|run ?_?time|(^|[^\p{L}])(lap|pace|split|length|worked)([^\p{L}]|$)|dauer|laufzeit|dur[ée]e|duraci[oó]n|duração|durata|소요|재생|경과|러닝타임/iu;
const secondsInMinute = 60;
const loneM = /^\D?\d+(?:[.,]\d+)?\s*m$/i;

const durationShare = 0.9;
/** Columns with such names have hours first: 31:30 is a day and a half rather than half an hour. */
const hoursName = /(^|[^\p{L}])(h{1,2}:?mm|h|hours?|hrs?|stunden|std|heures?|horas?|ore|uren)([^\p{L}]|$)|시간|時間/iu;
/** Enough distinct cells to recognize scores. */
const mostScores = 1000;

/**
 * Finds durations (1:23:45, 14:22, 2h 50m, PT4M13S) among a column's cells. Cells with colons are durations if a first part is above 24 or
 * if they are not written like clock times; otherwise they are times of day, which the user may read as numbers. Undefined if there are
 * none.
 */
export function findDurations(cells: CellColumn, census: TextCensus, { chosen, name, stray }: ReadingHints): FoundDurations | undefined {
  if (census.words === 0 || chosen === 'date' || (chosen === undefined && areMonths(cells, census))) return undefined;
  const clocks = lookAtClocks(cells, census);
  const others = lookAtUnits(cells, census);
  const values = census.numbers + census.words - stray;
  // 58.3 beside 1:02.4 means seconds.
  const areSeconds = clocks.isLikeDuration && !clocks.hasThree && clocks.count > 0 && areBelowMinute(cells, census);
  if (areSeconds && clocks.count + census.numbers >= values * durationShare)
    return found(cells, census, 'minutes', [secondsRemark(clocks)]);
  if (clocks.count + others.count < values * durationShare && (chosen !== 'number' || clocks.count + others.count === 0)) return undefined;
  if (clocks.areScores && !durationName.test(name) && others.count === 0 && chosen !== 'number')
    return {
      areScores: true,
      valid: 0,
      remarks: [message('"{cell}" is taken for a score; to read it as a duration, choose "number"', { cell: clocks.example })],
    };
  if (clocks.count === 0) return foundUnits(cells, census, others);
  const distances = clocks.count > 0 && chosen !== 'number' ? paceUnits(cells, census) : [];
  if (distances.length > 1) return { areScores: true, valid: 0, remarks: [unitsKept(distances)] };
  const areHours =
    hoursName.test(name) || clocks.named === 'hours' || (clocks.isSigned && clocks.areQuarters) || clocks.areHours || others.hasDays;
  const parts: DurationParts = areHours ? 'hours' : 'minutes';
  const isDuration =
    chosen === 'number' ||
    others.count > 0 ||
    clocks.isBeyondDay ||
    clocks.isSigned ||
    clocks.named !== undefined ||
    durationName.test(name) ||
    isWrittenAsDuration(clocks);
  if (!isDuration)
    return {
      valid: 0,
      remarks: [message('"{cell}" is read as a time of day; to read it as a duration, choose "number"', { cell: clocks.example })],
    };
  const meaning = /\d:\d+:\d/.test(clocks.example)
    ? message('hours, minutes and seconds')
    : areHours
      ? message('hours and minutes')
      : message('minutes and seconds');
  const args = { cell: clocks.example, meaning };
  return found(cells, census, parts, [
    clocks.isBeyondDay
      ? message('"{cell}" is read as a duration, {meaning}, in seconds', args)
      : message('"{cell}" is read as a duration, {meaning}, in seconds; to read it as a time of day, choose "date"', args),
  ]);
}

const yearMonth = /^(?:1[5-9]|20)\d\d:(?:0[1-9]|1[0-2])$/;

/** True for 1949:01, 1949:02 and so on, as gretl writes months. */
function areMonths({ texts }: CellColumn, census: TextCensus): boolean {
  return texts.every((text, code) => census.isMissing[code] === 1 || yearMonth.test(text));
}

/** "1 day, 4:05", as uptime writes it. */
const behindDays = /\d\s?(?:days?|d),?\s+\d{1,2}:\d\d$/i;

const pace = /\/ ?(k|km|mi|mile|100 ?m|500 ?m)$/i;

/** The distances for which paces are given: 5:30/km beside 8:50/mi cannot be compared. */
function paceUnits({ texts }: CellColumn, census: TextCensus): string[] {
  const found = new Map<string, string>();
  for (let code = 0; code < texts.length; code++) {
    const unit = census.isMissing[code] === 1 ? undefined : pace.exec(texts[code].trim())?.[1];
    if (unit === undefined) continue;
    const key = unit
      .toLowerCase()
      .replace(/^k$/, 'km')
      .replace(/^mile$/, 'mi')
      .replace(' ', '');
    if (!found.has(key)) found.set(key, `/${unit}`);
  }
  return [...found.values()];
}

/** Durations with units, in which an "m" on its own means months if there are years. */
function foundUnits(cells: CellColumn, census: TextCensus, { month }: UnitEvidence): FoundDurations {
  if (month === undefined) return found(cells, census, 'hours', []);
  const remark = message('"{cell}" is read as months, since years stand beside it; durations are read in seconds', { cell: month });
  return found(cells, census, 'months', [remark]);
}

/** True if there are numbers and all of them are below 60, as for seconds. */
function areBelowMinute({ numbers }: CellColumn, census: TextCensus): boolean {
  return census.numbers > 0 && numbers.every((value) => Number.isNaN(value) || (value >= 0 && value < secondsInMinute));
}

function secondsRemark({ example }: ClockEvidence): Message {
  return message('"{cell}" is read as a duration, {meaning}, in seconds; to read it as a time of day, choose "date"', {
    cell: example,
    meaning: message('minutes and seconds'),
  });
}

function isWrittenAsDuration({ isLikeDuration, hasThree, isUnevenMinute }: ClockEvidence): boolean {
  return isLikeDuration && (hasThree || isUnevenMinute);
}

function found({ texts }: CellColumn, census: TextCensus, duration: DurationParts, remarks: readonly Message[]): FoundDurations {
  let valid = census.numbers;
  for (let code = 0; code < texts.length; code++) {
    if (census.isMissing[code] === 0 && !Number.isNaN(parseDuration(texts[code], duration))) valid += census.counts[code];
  }
  return {
    format: { decimal: '.', unit: 's', duration },
    valid,
    remarks: remarks.length > 0 ? remarks : [message('durations are read in seconds')],
  };
}

function lookAtClocks({ texts }: CellColumn, census: TextCensus): ClockEvidence {
  let [count, uneven, distinct] = [0, 0, 0];
  let [isBeyondDay, isBare, isPadded, isSigned, areQuarters, hasFraction] = [false, false, true, false, true, false];
  let named: DurationParts | undefined;
  let example = '';
  const all: ScoreParts[] = [];
  const two: string[] = [];
  const three: (readonly [first: string, third: string])[] = [];
  for (let code = 0; code < texts.length; code++) {
    const parts = census.isMissing[code] === 1 ? undefined : clockParts(texts[code]);
    if (!parts || Number.isNaN(parseDuration(texts[code], 'minutes'))) continue;
    count += census.counts[code];
    distinct++;
    if (all.length < mostScores) all.push(parts);
    hasFraction ||= /[.,]\d/.test(texts[code]);
    if (example === '') example = texts[code];
    if (parts.third === undefined) {
      // The example shows what is not plain.
      if (two.length === 0) example = texts[code];
      two.push(parts.first);
    } else three.push([parts.first, parts.third]);
    isBeyondDay ||= Number(parts.first) > 24;
    isSigned ||= parts.isSigned === true;
    named = parts.named ?? named;
    areQuarters &&= Number(parts.second) % 15 === 0 && !/[.,]/.test(texts[code]);
    isBare ||= parts.first.length === 1 && parts.first !== '0';
    isPadded &&= parts.first.startsWith('0');
    if (Number(parts.second) % 5 !== 0) uneven++;
  }
  const hasThree = three.length > 0;
  // No clock writes 12:21.4.
  const areTenths = hasFraction && !hasThree;
  const isLikeDuration = isBare || areTenths || (isPadded && hasThree && distinct > 1);
  return {
    count,
    example,
    hasThree,
    areHours: hasThree && leaveOutSeconds(two, three),
    isBeyondDay,
    isLikeDuration,
    isUnevenMinute: areTenths || uneven * 2 > distinct,
    areScores: !hasFraction && areScores(all),
    isSigned,
    named,
    areQuarters,
  };
}

const hoursOfDay = 24;
/** Hours of this size are rather those of a clock. */
const firstHour = 6;

/**
 * True if 4:10 beside 1:02:03 has no seconds rather than no hours: where hours are 0 they are written, no seconds are 0, and no cell of two
 * parts would be longer than a day. Also if 10:15:30 lies among 9:30 and 14:05 as on a clock.
 */
function leaveOutSeconds(two: readonly string[], three: readonly (readonly [first: string, third: string])[]): boolean {
  if (two.length === 0) return true;
  const [lowest, highest] = rangeOf(Float64Array.from(two, Number));
  const areOfClock = three.every(
    ([first]) => Number(first) >= Math.max(firstHour, lowest) && Number(first) <= Math.min(hoursOfDay, highest),
  );
  if (three.length > 0 && areOfClock && highest < hoursOfDay) return true;
  const areWritten = three.some(([first]) => Number(first) === 0) && three.every(([, third]) => Number(third) > 0);
  return areWritten && two.every((first) => Number(first) <= hoursOfDay);
}

/** Examines the cells with units, or in a notation that is only used for durations. */
function lookAtUnits({ texts }: CellColumn, census: TextCensus): UnitEvidence {
  let [count, isSure, hasDays] = [0, false, false];
  let lone: string | undefined;
  const units = new Set<string>();
  for (let code = 0; code < texts.length; code++) {
    if (census.isMissing[code] === 1) continue;
    const read = readUnits(texts[code]);
    const isPlain = read === undefined && isPlainlyDuration(texts[code]);
    if (read === undefined && !isPlain) continue;
    count += census.counts[code];
    hasDays ||= behindDays.test(texts[code]);
    isSure ||= isPlain || (read !== undefined && read.units.length > 1);
    for (const unit of read?.units ?? []) units.add(unit);
    if (loneM.test(texts[code])) lone ??= texts[code];
  }
  const areMonths = lone !== undefined && units.has('y') && !['h', 's', 'ms'].some((unit) => units.has(unit));
  return { count: isSure || units.size > 1 ? count : 0, hasDays, ...(areMonths ? { month: lone } : {}) };
}
