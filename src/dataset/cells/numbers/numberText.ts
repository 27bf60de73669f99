import { asciiDigit, otherDigits } from './asciiDigit.ts';
import { plainEntities } from '../plainEntities.ts';

/** The parts of a text that looks like a number. */
export interface NumberText {
  readonly isNegative: boolean;
  /** "<", ">", "~" and the like before the digits, for bounds and approximate numbers; otherwise empty. */
  readonly bound: string;
  /** ASCII digits, with points, commas, apostrophes and spaces in between. */
  readonly digits: string;
  /** "e5", or empty. */
  readonly exponent: string;
  /** A letter that may mean thousands or millions ("k", "M", "bn"), or empty. It may be a unit instead; it is not repeated in `unit`. */
  readonly scale: string;
  /** "%", "$", "kg", "USD"; empty for bare digits. */
  readonly unit: string;
}

/** Longest text that can be a number. */
const longest = 400;

const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const fullWidth = /[\uff01-\uff5e]/g;
const spaces = /\p{Zs}/gu;
const minuses = /[‐‑‒–—−﹣]/g;
const apostrophes = /[‘’ʼ´`′]/g;
const letterlike = String.raw`\p{L}°µ"″%‰²³/·*^★☆`;
/** Units in a single character, such as ℃ and ㎏. */
const squared = /[\u2100-\u214f\u3371-\u33df]/g;
/** 1.5[2], 9.1* and 7.2† refer to notes; 3.4 (p) is provisional. */
const notes =
  /(?<=[\d%)])(?: ?\[(?:\d{1,3}|[a-z]|note \d{1,3})\]| ?\((?:est\.?|estimated?|e|p|r|prov\.?|provisional|prelim\.?|preliminary|revised)\)|\*{1,3}|[†‡§])+$/i;
/** The "± 0.4" of "12.3 ± 0.4 kg". */
const uncertainty = /(?<=\d) ?(?:±|\+\/?-) ?\d+(?:[.,]\d+)?(?= ?[^\d]*$)/;
/** "1990's" is read like "1990s". */
const decade = /(?<=^\d*0)'s$/;
/** Fortran omits the E before exponents with three digits: 0.12345-102. With few digits before the minus it may be a range. */
const bareExponent = /^([+-]?\d?\.(?:\d{3,}(?=-)|\d+(?=\+)))([+-][1-3]\d\d)$/;
/** Words that mean "~" before the digits. */
const roughly = /^(?:ca\.?|circa|approx\.?|approximately|about|around|etwa|environ|약|約) ?(?=[$€£¥]? ?\d)/i;
const outerQuotes = /^["“”„«](.*)["“”»]$/s;
/** The apostrophe that makes an Excel cell text, or single quotes. */
const singleQuoted = /^'(.*?)'?$/s;
const underscored = /^[+-]?[1-9]\d{0,2}(?:_\d{3})+(?:\.\d+)?$/;
const middleDot = /^([+-]?\d+)[·˙](\d+)$/;
const vulgar = /(\d*) ?([¼½¾⅐-⅞])/;
/** A single number as Python prints it: np.float64(0.5), tensor(0.5, device='cuda:0'), Decimal('0.5'), [0.5]. */
const printed =
  /^(?:(?:(?:np|numpy)\.)?(?:float|u?int)\d{1,3}|(?:torch\.)?tensor|(?:decimal\.)?Decimal)\(\[?['"]?([^'"(),[\]]*)['"]?\]?(?:, [^()]*)?\)$|^\[ ?([+-]?[\d.]+(?:e[+-]?\d+)?) ?\]$/;
/** How accounts write zero: "$ -". */
const accountingZero = /^(.*\S)? ?--? ?(\S.*)?$/;

/** Currencies in letters. No other words may stand before the digits, since "A 12" is a name. */
const currency = String.raw`(?:(?:[A-Z]{1,3} ?)?\p{Sc}|R(?= ?\d[\d, ]*[.,]\d\d\)?$)|(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|INR|IDR|PKR|BRL|MXN|ARS|CLP|COP|PEN|ZAR|NGN|KES|EGP|AED|SAR|QAR|ILS|KRW|TWD|HKD|SGD|MYR|THB|PHP|VND|BTC|ETH|Rs\.?|INR\.?|Rp\.?|RM|S?Fr\.|S/\.?|kr\.?|Kč|zł|Ft|lei|лв\.?|руб\.?)(?![\p{L}]))`;
const sign = String.raw`[+-]?`;
const number = String.raw`(\d[\d.,' ]*|[.,]\d+)([eE][+-]?\d+|(?<=\.\d*)[dD][+-]?\d+|[dD][+-]\d+)?`;
/** The unit's first word must not be the suffix of an ordinal ("1st") or of a time ("5 pm"). */
const unit = String.raw`(?!/[23]$)(?!(?:st|nd|rd|th|am|pm|a\.m|p\.m)(?![\p{L}]))[${letterlike}][${letterlike}.]*(?:[23](?![\d]))?(?:[ /](?:100 ?)?[\p{L}²³°/·.]+)?`;
const scaleWord = String.raw`(?:[kKmMbBtTG]|MM|bn|Mio|Mrd|mn|mln|mio|Tsd|tys|тыс|млн|млрд|(?:[Hh]undred|[Tt]housand|[MmBb]illion|[Tt]rillion|[Ll]akh|[Ll]ac|[Cc]rore)s?|Cr|Millionen|Milliarden|Tausend)`;
const scale = String.raw`${scaleWord}\.?\+?(?![${letterlike}])|[천만억조千万萬億亿]\+?(?=$|[ )원円元])`;
const shape = new RegExp(
  `^([<>≤≥~≈]=? ?)?(\\()?(${sign}) ?(${currency})? ?(\\()?(${sign}) ?${number} ?(-(?= ?(?:${currency}|[%‰])?\\)?$)|(?<=\\d)-(?=°| \\p{L})|\\+)? ?(${scale})? ?(\\))? ?(${currency}(?:/\\p{L}[\\p{L}²³]*)?|${unit})?(\\))?$`,
  'u',
);
const currencyOnly = new RegExp(`^${currency}$`, 'u');
const excel = /^="?([^"]*)"?$/;
/** "1.2×10³" */
const powerOfTen = / ?[x×*·] ?10(?:(?:\^|\*\*)\(?([+-]?\d+)\)?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/u;
/** "10^5" and "10⁻³", but 10² may refer to a note. */
const powerAlone = /^10(?:(?:\^|\*\*)\(?([+-]?\d+)\)?|([⁺⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+))$/u;
/** "12.-" and "1.250,-" are prices without cents; "500/-" is one in India. */
const noCents = /(?<=\d)\/[-=]$|(?<=\d[.,])--?(?=[^\d)]*$)/;
/** 1억 2천만원, 2亿5000万, 3만5천: multiples of a hundred million, of ten thousand, and the rest. */
const myriads = /^(?:(\d[\d,]*) ?[억億亿] ?)?(?:(\d[\d,]*) ?([천千])? ?[만万萬] ?)?(?:(\d[\d,]*) ?([천千])? ?)?(?=[원円元]?$)/;
const hasMyriads = /[억億亿만万萬].*\d|[천千] ?[만万萬]/;
/** The currency of Vietnam, with or without its sign. */
const dong = /(?<=\d ?)đ(?:ồng)?$/;
/** 1억 2000 means 1억 2000만: prices of houses are often written without the last 만. - */
const shortMyriads = /억 ?\d,?\d{2,3}$/;
const hasDigit = /\d/;

/**
 * Normalizes the characters of numbers: ASCII digits instead of other scripts', one kind of space, minus and apostrophe. Removes invisible
 * characters, Excel's `="…"` and the apostrophe that makes an Excel cell text.
 */
export function plainCharacters(cell: string): string {
  let text = cell;
  if (text.includes('10'))
    text = text
      .replace(powerAlone, (_, plain?: string, raised?: string) => `1e${(plain ?? raised ?? '').normalize('NFKC')}`)
      .replace(powerOfTen, (_, plain?: string, raised?: string) => `e${(plain ?? raised ?? '').normalize('NFKC')}`);
  if (text.includes('&')) text = plainEntities(text);
  if (/[^\x20-\x5f\x61-\x7e]/.test(text)) {
    text = text
      .replace(invisible, '')
      .replace(squared, (character) => character.normalize('NFKC'))
      .replace(vulgar, mixedNumber)
      .replace(fullWidth, (character) => character.normalize('NFKC'))
      .replace(otherDigits, asciiDigit)
      .replace(spaces, ' ')
      .replace(minuses, '-')
      .replace(apostrophes, "'")
      .replaceAll('٫', '.')
      .replaceAll('٬', ',')
      .replaceAll('٪', '%')
      .replace(dong, '₫');
    if (hasMyriads.test(text)) text = text.trim().replace(shortMyriads, '$&만').replace(myriads, sumOfMyriads);
  }
  text = text.trim();
  if (text.startsWith('=')) text = text.replace(excel, '$1').trim();
  if (text.endsWith(')') || text.endsWith(']')) text = text.replace(printed, '$1$2').trim();
  if (/[-=]/.test(text)) text = text.replace(noCents, '');
  if (text.startsWith("'")) text = text.replace(singleQuoted, '$1').trim();
  if (/["“”„«_·˙]/.test(text))
    text = underscored.test(text) ? text.replaceAll('_', '') : text.replace(outerQuotes, '$1').replace(middleDot, '$1.$2').trim();
  if (/[±/']|\+-/.test(text)) text = text.replace(uncertainty, '').replace(decade, 's');
  if (text.startsWith('%')) text = text.replace(/^% ?([+-]?\d[\d.,]*)$/, '$1%');
  if (/[+-]\d{3}$/.test(text)) text = text.replace(bareExponent, '$1e$2');
  return text.replace(notes, '').replace(roughly, '~');
}

/** 1억 2천만 as 120000000. */
function sumOfMyriads(_: string, ...parts: readonly (string | undefined)[]): string {
  const [eighth, fourth, thousandsOfFourth, rest, thousands] = parts;
  const valueOf = (digits: string | undefined, by: number, scale: string | undefined) =>
    digits === undefined ? 0 : Number(digits.replaceAll(',', '')) * by * (scale === undefined ? 1 : 1000);
  return String(valueOf(eighth, 1e8, undefined) + valueOf(fourth, 1e4, thousandsOfFourth) + valueOf(rest, 1, thousands));
}

/** 1½ as 1.5. */
function mixedNumber(_: string, whole: string, fraction: string): string {
  const [part, of] = fraction.normalize('NFKC').split('⁄').map(Number);
  return String(Number((Number(whole) + part / of).toPrecision(15)));
}

/** Zero as accounts write it, "$ -"; undefined for any other text without digits. */
function nothing(text: string): NumberText | undefined {
  const [, before = '', after = ''] = accountingZero.exec(text) ?? [];
  if ((before === '') === (after === '') || !currencyOnly.test(before || after)) return undefined;
  return { isNegative: false, digits: '0', exponent: '', scale: '', bound: '', unit: before || after };
}

/** What may follow an amount that begins with its currency: "$5 USD", "$5/month", "$5 per month". */
const isPriceOf = /^(?:[A-Z]{3}$|\/|per )/;

/**
 * Splits a number in any notation into its parts, including negative numbers in parentheses or with a trailing sign; undefined for any
 * other text.
 */
export function splitNumber(cell: string): NumberText | undefined {
  if (cell.length > longest) return undefined;
  const text = plainCharacters(cell);
  if (!hasDigit.test(text)) return nothing(text);
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
  if (signs.length + (isInParentheses ? 1 : 0) > 1 || (before !== undefined && after !== undefined && !isPriceOf.test(after)))
    return undefined;
  return {
    isNegative: isInParentheses || signs === '-',
    digits: digits.trimEnd(),
    exponent: exponent.replace(/^d/i, 'e'),
    scale: scale.replace('+', ''),
    bound: bound.trim(),
    unit: [before, after].flatMap((word) => (word === undefined ? [] : [word.trim()])).join(' '),
  };
}
