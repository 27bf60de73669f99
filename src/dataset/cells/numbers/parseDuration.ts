/** What the first part of a duration such as 14:22 counts. `months`: an "m" on its own stands for months. */
export type DurationParts = 'minutes' | 'hours' | 'months';

/** Years and months count with their average length: "1yrs 11mon". */
const secondsOf = { y: 31_557_600, mo: 2_629_800, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000001, ns: 1e-9 } as const;
type TimeUnit = keyof typeof secondsOf;

/** Numbers as the table stores them, including scientific notation. */
const bare = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
/** 5:30/km and 5:30 min/km are paces. */
const clock =
  /^([+-]?)(\d{1,7}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,9}))?(?: ?(?:(h|hrs?|hours?|std\.?|시간)|((?:min|mins|minutes?|분)?(?: ?\/ ?(?:k|km|mi|mile|100 ?m|500 ?m))?)))?$/i;
/** 3'45" means 3:45 minutes. */
const primes = /^([+-]?\d{1,3})['’′] ?(\d{2})(?:(?:["″”]|''|’’)(\d{1,3})?|[.,](\d{1,3})(?:["″”]|''|’’))?$/;
/** 1 day, 02:03:04 from pandas and Python, 1.02:03:04 from .NET, 1-02:03:04 from Slurm, and 1 02:03:04 from SQL; 1d 11:12 hours and minutes. */
const dayClock =
  /^([+-]?\d+)(?:\s?(?:days?|d),?\s+\+?(\d{1,7}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)|(?<!\d{6})[. -](\d{1,7}:\d{2}:\d{2}(?:[.,]\d{1,9})?))$/i;
const iso =
  /^([+-]?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
/** Names of the units of durations, as alternatives of a pattern that works in both JavaScript and Python. */
export const durationWords = {
  y: 'years?|yrs?|y',
  mo: 'months?|mons?|mos?',
  w: 'weeks?|wks?|w|wochen?|semaines?|semanas?|weken|недел[яиью]|нед|주|週間?|周',
  d: 'days?|d|tage?n?|jours?|d[ií]as?|giorn[io]|dagen|дней|дн[яи]?|день|일|日間?|天',
  h: 'hours?|hrs?|h|std|stunden?|heures?|horas?|or[ae]|uur|uren|час(?:а|ов)?|ч|시간|時間|小时|小時',
  m: 'minutes?|mins?|m|minuten?|minutos?|minut[io]|минут[аы]?|мин|분|分(?:钟|鐘)?',
  s: 'seconds?|secs?|s|sek|sekunden?|secondes?|segundos?|second[io]|secondi|секунд[аы]?|сек|초|秒(?:钟|鐘)?',
  ms: 'milliseconds?|millis|msecs?|ms',
  us: 'microseconds?|[uµμ]s',
  ns: 'nanoseconds?|ns',
} as const satisfies Readonly<Record<TimeUnit, string>>;
const unitOf: readonly (readonly [unit: TimeUnit, word: RegExp])[] = (Object.keys(durationWords) as TimeUnit[]).map((unit) => [
  unit,
  new RegExp(`^(?:${durationWords[unit]})$`, 'iu'),
]);
const token = new RegExp(
  String.raw`^(\d+(?:[.,]\d+)?)\s*(${Object.values(durationWords).join('|')})\.?(?!\p{L})(?:\s*(?:,|and|und|et|y)?\s*)`,
  'iu',
);
/** 2024M01, Eurostat's notation of a month. */
const month = /^[12]\d{3}m(?:0[1-9]|1[0-2])$/i;
const order: readonly TimeUnit[] = ['y', 'mo', 'w', 'd', 'h', 'm', 's', 'ms', 'us', 'ns'];

/** A duration with units such as "2h 50m". */
export interface UnitDuration {
  readonly seconds: number;
  readonly units: readonly TimeUnit[];
}

/**
 * The seconds of a duration: 1:23:45, 14:22 according to `parts`, 2h 50m, 8h30, PT4M13S, 0 days 01:23:45. A bare number counts seconds. NaN
 * for anything else.
 */
export function parseDuration(cell: string, parts: DurationParts): number {
  const text = withoutFormula(cell);
  if (bare.test(text)) return Number.isFinite(Number(text)) ? Number(text) : Number.NaN;
  const onClock = parseClock(text, parts);
  if (!Number.isNaN(onClock)) return onClock;
  const onPrimes = parsePrimes(text);
  if (!Number.isNaN(onPrimes)) return onPrimes;
  const days = dayClock.exec(text);
  if (days) {
    const [, count, named, pointed] = days as readonly (string | undefined)[];
    return Number(count) * secondsOf.d + parseClock(named ?? pointed ?? '', 'hours');
  }
  const standard = parseIsoDuration(text);
  return Number.isNaN(standard) ? (readUnits(text, parts)?.seconds ?? Number.NaN) : standard;
}

/** Programs write ="1:23:45" to keep Excel from changing a cell. */
function withoutFormula(cell: string): string {
  const text = cell.trim();
  return text.startsWith('=') ? text.replace(/^="?([^"]*)"?$/, '$1').trim() : text;
}

/** The parts of a duration or time of day with colons, as written; undefined for any other text. */
export function clockParts(cell: string): ClockParts | undefined {
  const match = clock.exec(withoutFormula(cell));
  if (!match) return undefined;
  const [, sign, first, second, third, , hours, minutes] = match as readonly (string | undefined)[];
  const isSigned = sign !== undefined && sign !== '';
  return {
    first: first ?? '',
    second: second ?? '',
    ...(third === undefined ? {} : { third }),
    ...(isSigned ? { isSigned } : {}),
    ...(hours === undefined ? (isNone(minutes) ? {} : { named: 'minutes' }) : { named: 'hours' }),
  };
}

/** The parts of a cell with colons. */
export interface ClockParts {
  readonly first: string;
  readonly second: string;
  readonly third?: string;
  /** True if it begins with + or −. */
  readonly isSigned?: true;
  /** The unit of its first part, if it stands at the end: "1:30 h". */
  readonly named?: DurationParts;
}

/** True for a text that can only be a duration: PT4M13S, 0 days 01:23:45. */
export function isPlainlyDuration(cell: string): boolean {
  const text = withoutFormula(cell);
  return dayClock.test(text) || iso.test(text) || !Number.isNaN(parsePrimes(text));
}

function parseClock(text: string, parts: DurationParts): number {
  const match = clock.exec(text);
  if (!match) return Number.NaN;
  const [, sign, first, second, third, fraction = '', hours, minutes] = match as readonly (string | undefined)[];
  if (Number(second) > 59 || Number(third ?? 0) > 59) return Number.NaN;
  const isHours = third !== undefined || hours !== undefined || (parts === 'hours' && isNone(minutes));
  const whole = isHours ? (Number(first) * 60 + Number(second)) * 60 + Number(third ?? 0) : Number(first) * 60 + Number(second);
  const seconds = fraction === '' ? whole : Number(`${whole}.${fraction}`);
  return sign === '-' ? -seconds : seconds;
}

function isNone(word: string | undefined): boolean {
  return word === undefined || word === '';
}

function parsePrimes(text: string): number {
  const match = primes.exec(text);
  if (!match || Number(match[2]) > 59) return Number.NaN;
  const [, minutes, seconds, behind, fraction] = match as readonly (string | undefined)[];
  const size = Number(`${Math.abs(Number(minutes)) * 60 + Number(seconds)}.${behind ?? fraction ?? '0'}`);
  return minutes?.startsWith('-') ? -size : size;
}

/** The notation of ISO 8601. */
function parseIsoDuration(text: string): number {
  const match = iso.exec(text);
  if (!match) return Number.NaN;
  const [y, mo, w, d, h, m, s] = match.slice(2).map((part: string | undefined) => Number((part ?? '0').replace(',', '.')));
  const seconds = y * secondsOf.y + mo * secondsOf.mo + w * secondsOf.w + d * secondsOf.d + h * secondsOf.h + m * secondsOf.m + s;
  return match[1] === '-' ? -seconds : seconds;
}

/** Reads numbers with units in descending order. Digits after the last unit count in the next smaller one, as in 8h30. */
export function readUnits(cell: string, parts?: DurationParts): UnitDuration | undefined {
  let rest = withoutFormula(cell);
  if (month.test(rest)) return undefined;
  const isNegative = /^[-−]/.test(rest);
  if (isNegative) rest = rest.slice(1).trim();
  let seconds = 0;
  const units: TimeUnit[] = [];
  for (let match = token.exec(rest); match; match = token.exec(rest)) {
    const unit = unitOfWord(match[2], parts === 'months' ? 'y' : units.at(-1));
    if (units.length > 0 && order.indexOf(unit) <= order.indexOf(units[units.length - 1])) return undefined;
    units.push(unit);
    seconds += Number(match[1].replace(',', '.')) * secondsOf[unit];
    rest = rest.slice(match[0].length);
  }
  const last = units.at(-1);
  const next = last === 'h' ? 'm' : last === 'm' ? 's' : undefined;
  if (/^[0-5]\d$/.test(rest) && next) {
    units.push(next);
    seconds += Number(rest) * secondsOf[next];
    rest = '';
  }
  if (rest !== '' || units.length === 0) return undefined;
  const exact = Number(seconds.toPrecision(15));
  return { seconds: isNegative ? -exact : exact, units };
}

function unitOfWord(word: string, last: TimeUnit | undefined): TimeUnit {
  // After years, "m" means months rather than minutes.
  if (last === 'y' && /^m$/i.test(word)) return 'mo';
  return unitOf.find(([, pattern]) => pattern.test(word))?.[0] ?? 's';
}
