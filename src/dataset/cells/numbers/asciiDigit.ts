/** Digits of other scripts, and full-width digits. */
export const otherDigits = /(?![0-9])\p{Nd}/gu;

/**
 * The ASCII digit for a digit of another script. Unicode's blocks of ten digits start at a code ending in 0 or 6 (hexadecimal), except for
 * mathematical digits.
 */
export function asciiDigit(digit: string): string {
  const normal = digit.normalize('NFKC');
  if (normal >= '0' && normal <= '9') return normal;
  const code = digit.codePointAt(0) ?? 0;
  const inBlock = code & 15;
  const isFromZero = inBlock <= 9 && /\p{Nd}/u.test(String.fromCodePoint(code - inBlock));
  return String(isFromZero ? inBlock : inBlock - 6);
}
