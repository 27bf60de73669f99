const noBreakSpace = '\u00a0';
const minus = '\u2212';
const prefixUnits = new Set(['$', '£', '¥', '₩', '₹']);

/** A number for people: a real minus sign, never "−0", groups of three from five digits on ("312 400"), without needless zeros. */
export function writeNumber(value: number, significantDigits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinite' : `${minus}infinite`;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-6))
    return withMinus(value.toExponential(Math.min(2, significantDigits - 1)).replace('e+', 'e'));
  return groupDigits(String(Number(value.toPrecision(significantDigits))));
}

/** The same with a fixed number of decimals. */
export function writeFixed(value: number, decimals: number): string {
  return groupDigits(value.toFixed(decimals));
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

function withMinus(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace(/^-/, minus);
}
