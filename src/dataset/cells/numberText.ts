/** The parts of a text that looks like a number. */
export interface NumberText {
  readonly isNegative: boolean;
  /** "<", ">", "~" and their like in front of the digits, which are a bound or about right; empty for none. */
  readonly bound: string;
  /** ASCII digits with points, commas, apostrophes and spaces among them. */
  readonly digits: string;
  /** "e5", or empty. */
  readonly exponent: string;
  /** A letter that may stand for thousands or millions ("k", "M", "bn"), or empty; it may be a unit as well, and then is in no `unit`. */
  readonly scale: string;
  /** "%", "$", "kg", "USD"; empty for bare digits. */
  readonly unit: string;
}

/** No number is written with more characters. */
const longest = 400;

const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const fullWidth = /[\uff01-\uff5e]/g;
const spaces = /\p{Zs}/gu;
const minuses = /[‐‑‒–—−﹣]/g;
const apostrophes = /[‘’ʼ´`′]/g;
const letterlike = String.raw`\p{L}°µ"″%‰²³/·*^`;

/** Currencies in letters: only these may stand in front of the digits, since "A 12" is a name. */
const currency = String.raw`(?:[A-Z]{0,3}\$|(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|INR|IDR|PKR|BRL|MXN|ARS|CLP|COP|PEN|ZAR|NGN|KES|EGP|AED|SAR|QAR|ILS|KRW|TWD|HKD|SGD|MYR|THB|PHP|VND|BTC|ETH|Rs\.?|INR\.?|Rp\.?|RM|Fr\.|kr\.?|Kč|zł|Ft|lei|лв\.?|руб\.?)(?![\p{L}])|\p{Sc})`;
const sign = String.raw`[+-]?`;
const number = String.raw`(\d[\d.,' ]*|[.,]\d+)([eE][+-]?\d+|(?<=\.\d*)[dD][+-]?\d+|[dD][+-]\d+)?`;
/** The unit's first word begins with no letter of an order ("1st") or half of the day ("5 pm"). */
const unit = String.raw`(?!(?:st|nd|rd|th|am|pm|a\.m|p\.m)(?![\p{L}]))[${letterlike}][${letterlike}.]*(?:[23](?![\d]))?(?:[ /](?:100 ?)?[\p{L}²³°/·.]+)?`;
const shape = new RegExp(
  `^([<>≤≥~≈]=? ?)?(\\()?(${sign}) ?(${currency})? ?(\\()?(${sign}) ?${number} ?(-(?= ?(?:${currency})?\\)?$)|\\+)? ?((?:[kKmMbBtTG]|bn|Mio|Mrd|mn|mln|mio)\\.?\\+?(?![${letterlike}]))? ?(\\))? ?(${currency}|${unit})?(\\))?$`,
  'u',
);
const excel = /^="?([^"]*)"?$/;
/** "1.2×10³" */
const powerOfTen = / ?[x×*·] ?10(?:\^\(?([+-]?\d+)\)?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/u;
/** "12.-" and "1.250,-" are prices without cents, "500/-" is one in India. */
const noCents = /(?<=\d)\/[-=]$|(?<=\d[.,])--?(?=[^\d)]*$)/;
const hasDigit = /\d/;
const otherDigits = /(?![0-9])\p{Nd}/gu;

/**
 * The text in the characters that numbers are read from: ASCII digits for those of other scripts, one kind of space, minus and apostrophe,
 * nothing invisible, and neither Excel's `="…"` nor the apostrophe that keeps its cells texts.
 */
export function plainCharacters(cell: string): string {
  let text = cell;
  if (text.includes('10'))
    text = text.replace(powerOfTen, (_, plain?: string, raised?: string) => `e${(plain ?? raised ?? '').normalize('NFKC')}`);
  if (/[^\x20-\x7e]/.test(text)) {
    text = text
      .replace(invisible, '')
      .replace(fullWidth, (character) => character.normalize('NFKC'))
      .replace(otherDigits, asciiDigit)
      .replace(spaces, ' ')
      .replace(minuses, '-')
      .replace(apostrophes, "'")
      .replaceAll('٫', '.')
      .replaceAll('٬', ',');
  }
  text = text.trim();
  if (text.startsWith('=')) text = text.replace(excel, '$1').trim();
  if (/[-=]/.test(text)) text = text.replace(noCents, '');
  return text.startsWith("'") ? text.slice(1).trim() : text;
}

/** Blocks of ten digits begin at a code that ends in 0 or 6 (hexadecimal), those of mathematics aside. */
function asciiDigit(digit: string): string {
  const normal = digit.normalize('NFKC');
  if (normal >= '0' && normal <= '9') return normal;
  const code = digit.codePointAt(0) ?? 0;
  const inBlock = code & 15;
  const isFromZero = inBlock <= 9 && /\p{Nd}/u.test(String.fromCodePoint(code - inBlock));
  return String(isFromZero ? inBlock : inBlock - 6);
}

/** The parts of a number in any notation, negative in parentheses or with the sign behind it too; undefined for any other text. */
export function splitNumber(cell: string): NumberText | undefined {
  if (cell.length > longest) return undefined;
  const text = plainCharacters(cell);
  if (!hasDigit.test(text)) return undefined;
  const match = shape.exec(text);
  if (!match) return undefined;
  const [
    ,
    bound = '',
    open,
    first,
    before,
    innerOpen,
    second,
    digits,
    exponent = '',
    behind = '',
    scale = '',
    innerClose,
    after,
    outerClose,
  ] = match;
  const signs = `${first}${second}${behind === '+' ? '' : behind}`;
  const close = innerClose ?? outerClose;
  if (innerClose !== undefined && outerClose !== undefined) return undefined;
  const isInParentheses = (open ?? innerOpen) !== undefined;
  if (isInParentheses !== (close !== undefined) || (open !== undefined && innerOpen !== undefined)) return undefined;
  if (signs.length + (isInParentheses ? 1 : 0) > 1 || (before !== undefined && after !== undefined)) return undefined;
  return {
    isNegative: isInParentheses || signs === '-',
    digits: digits.trimEnd(),
    exponent: exponent.replace(/^d/i, 'e'),
    scale: scale.replace('+', ''),
    bound: bound.trim(),
    unit: (before ?? after ?? '').trim(),
  };
}
