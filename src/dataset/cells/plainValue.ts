const number = /^[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** As many digits as a 64-bit float keeps for sure. */
const exactDigits = 15;

/**
 * The number that a text is in decimal or scientific notation with a point; NaN for anything else: names as "007" and "1.10.2", what is too large,
 * and too many digits to be kept.
 */
export function plainValue(text: string): number {
  if (!number.test(text)) return Number.NaN;
  if (text.length > exactDigits && text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '').length > exactDigits) return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}
