/** What the first part of a duration such as 14:22 counts. */
export type DurationParts = 'minutes' | 'hours';

const secondsOf = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 } as const;
type TimeUnit = keyof typeof secondsOf;

/** As the table keeps numbers: also in scientific notation. */
const bare = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const clock = /^([+-]?)(\d+):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,9}))?$/;
/** 1 day, 02:03:04 as pandas and Python write it, 1.02:03:04 as .NET does. */
const dayClock = /^([+-]?\d+)(?:\s?(?:days?|d),?\s+\+?|\.)(\d+:\d{2}:\d{2}(?:[.,]\d{1,9})?)$/i;
const iso = /^([+-]?)P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
const token =
  /^(\d+(?:[.,]\d+)?)\s*(weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|milliseconds?|millis|msecs?|ms|m|seconds?|secs?|s)\.?(?![a-z])(?:\s*(?:,|and)?\s*)/i;
/** 2024M01, as Eurostat writes a month. */
const month = /^[12]\d{3}m(?:0[1-9]|1[0-2])$/i;
const order: readonly TimeUnit[] = ['w', 'd', 'h', 'm', 's', 'ms'];

/** The units of a duration such as "2h 50m", and its seconds; undefined for any other text. */
export interface UnitDuration {
  readonly seconds: number;
  readonly units: readonly TimeUnit[];
}

/**
 * The seconds of a duration: 1:23:45, 14:22 as `parts` has it, 2h 50m, 8h30, PT4M13S, 0 days 01:23:45; a bare number is one of seconds. NaN for
 * anything else.
 */
export function parseDuration(cell: string, parts: DurationParts): number {
  const text = cell.trim();
  if (bare.test(text)) return Number.isFinite(Number(text)) ? Number(text) : Number.NaN;
  const onClock = parseClock(text, parts);
  if (!Number.isNaN(onClock)) return onClock;
  const days = dayClock.exec(text);
  if (days) return Number(days[1]) * secondsOf.d + parseClock(days[2], parts);
  const standard = parseIsoDuration(text);
  return Number.isNaN(standard) ? (readUnits(text)?.seconds ?? Number.NaN) : standard;
}

/** Parts of a duration or a time of day with colons, as they are written; undefined for any other text. */
export function clockParts(cell: string): { readonly first: string; readonly second: string; readonly third?: string } | undefined {
  const match = clock.exec(cell.trim());
  if (!match) return undefined;
  return { first: match[2], second: match[3], ...(match[4] === undefined ? {} : { third: match[4] }) };
}

/** True for a duration that is nothing else: PT4M13S, 0 days 01:23:45. */
export function isPlainlyDuration(cell: string): boolean {
  const text = cell.trim();
  return dayClock.test(text) || iso.test(text);
}

function parseClock(text: string, parts: DurationParts): number {
  const match = clock.exec(text);
  if (!match) return Number.NaN;
  const [, sign, first, second, third, fraction = ''] = match;
  if (Number(second) > 59 || Number(third ?? 0) > 59) return Number.NaN;
  const isHours = third !== undefined || parts === 'hours';
  const whole = isHours ? (Number(first) * 60 + Number(second)) * 60 + Number(third ?? 0) : Number(first) * 60 + Number(second);
  const seconds = fraction === '' ? whole : Number(`${whole}.${fraction}`);
  return sign === '-' ? -seconds : seconds;
}

/** ISO 8601; years and months are of no fixed length and are not read. */
function parseIsoDuration(text: string): number {
  const match = iso.exec(text);
  if (!match) return Number.NaN;
  const [w, d, h, m, s] = match.slice(2).map((part: string | undefined) => Number((part ?? '0').replace(',', '.')));
  const seconds = w * secondsOf.w + d * secondsOf.d + h * secondsOf.h + m * secondsOf.m + s;
  return match[1] === '-' ? -seconds : seconds;
}

/** Reads numbers with units that become smaller; digits behind the last one are of the next smaller unit, as in 8h30. */
export function readUnits(cell: string): UnitDuration | undefined {
  let rest = cell.trim();
  if (month.test(rest)) return undefined;
  const isNegative = /^[-−]/.test(rest);
  if (isNegative) rest = rest.slice(1).trim();
  let seconds = 0;
  const units: TimeUnit[] = [];
  for (let match = token.exec(rest); match; match = token.exec(rest)) {
    const unit = unitOfWord(match[2]);
    if (units.length > 0 && order.indexOf(unit) <= order.indexOf(units[units.length - 1])) return undefined;
    units.push(unit);
    seconds += Number(match[1].replace(',', '.')) * secondsOf[unit];
    rest = rest.slice(match[0].length);
  }
  const last = units.at(-1);
  const next = last === 'h' ? 'm' : last === 'm' ? 's' : undefined;
  if (/^[0-5]?\d$/.test(rest) && next) {
    units.push(next);
    seconds += Number(rest) * secondsOf[next];
    rest = '';
  }
  if (rest !== '' || units.length === 0) return undefined;
  const exact = Number(seconds.toPrecision(15));
  return { seconds: isNegative ? -exact : exact, units };
}

function unitOfWord(word: string): TimeUnit {
  const lower = word.toLowerCase();
  if (lower.startsWith('ms') || lower.startsWith('milli')) return 'ms';
  const [first] = lower;
  return first === 'w' || first === 'd' || first === 'h' || first === 's' ? first : 'm';
}
