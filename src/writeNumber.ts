const noBreakSpace = '\u00a0';
const minus = '\u2212';
const prefixUnits = new Set(['$', '£', '¥', '₩', '₹']);

/** A number for people: a real minus sign, never "−0", groups of three from five digits on ("312 400"), without needless zeros. */
export function writeNumber(value: number, significantDigits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : `${minus}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-6))
    return withMinus(value.toExponential(Math.min(2, significantDigits - 1)).replace('e+', 'e'));
  return groupDigits(String(Number(value.toPrecision(significantDigits))));
}

/** A count of things, in groups of three from five digits on: "1000", "100 000". */
export function writeCount(count: number): string {
  return groupDigits(String(Math.round(count)));
}

/** The same with a fixed number of decimals. */
export function writeFixed(value: number, decimals: number): string {
  return groupDigits(value.toFixed(decimals));
}

/** A finer share than this many decimals tell is told as above (">") or below ("<") the last one that they do. */
const MOST_DECIMALS = 6;

/** A share 0…1 with a fixed number of decimals, more where it would be told as 0 or 1 and is not: "0.9996". Of what may be below 0 that side is rounded. */
export function writeShare(share: number, decimals: number): string {
  return writeBetween(share, 1, decimals);
}

/** The same as a percentage: "88.3 %", and "99.97 %" for 5748 of 5750. */
export function writePercent(share: number, decimals = 1): string {
  return `${writePercentNumber(share, decimals)}${noBreakSpace}%`;
}

/** The same without its sign, for "88–95 %". */
export function writePercentNumber(share: number, decimals: number): string {
  return writeBetween(share * 100, 100, decimals);
}

/** Never rounded up to `whole` nor down to 0: nearly certain is not certain. */
function writeBetween(value: number, whole: number, decimals: number): string {
  if (!(value > 0 && value < whole)) return writeFixed(value, decimals);
  for (let more = decimals; more <= MOST_DECIMALS; more++) {
    const text = value.toFixed(more);
    if (Number(text) > 0 && Number(text) < whole) return writeFixed(value, more);
  }
  const finest = 10 ** -MOST_DECIMALS;
  return value < whole / 2
    ? `<${noBreakSpace}${writeFixed(finest, MOST_DECIMALS)}`
    : `>${noBreakSpace}${writeFixed(whole - finest, MOST_DECIMALS)}`;
}

/** The number's text with the unit of its column where it usually stands: "$5", "5 %". */
export function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  if (!prefixUnits.has(unit)) return `${text}${noBreakSpace}${unit}`;
  return text.startsWith(minus) ? `${minus}${unit}${text.slice(1)}` : `${unit}${text}`;
}

/** Sets off groups of three in the whole part of a text like "-12345.6". */
function groupDigits(text: string): string {
  const [whole, ...fraction] = text.split('.');
  const digits = whole.replace('-', '');
  const grouped = digits.length > 4 && !text.includes('e') ? digits.replace(/\B(?=(\d{3})+$)/g, noBreakSpace) : digits;
  return withMinus([whole.startsWith('-') ? `-${grouped}` : grouped, ...fraction].join('.'));
}

/** The text of a number with real minus signs, its exponent's too; none in front of 0. */
export function withMinus(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replaceAll('-', minus);
}
