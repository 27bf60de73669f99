/** Digits of other scripts and wide ones. */
export const otherDigits = /(?![0-9])\p{Nd}/gu;

/** The digit of ASCII for one of another script: blocks of ten begin at a code that ends in 0 or 6 (hexadecimal), those of mathematics aside. */
export function asciiDigit(digit: string): string {
  const normal = digit.normalize('NFKC');
  if (normal >= '0' && normal <= '9') return normal;
  const code = digit.codePointAt(0) ?? 0;
  const inBlock = code & 15;
  const isFromZero = inBlock <= 9 && /\p{Nd}/u.test(String.fromCodePoint(code - inBlock));
  return String(isFromZero ? inBlock : inBlock - 6);
}
