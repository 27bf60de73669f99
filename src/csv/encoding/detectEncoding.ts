import { analyse } from 'chardet';
import { detectEastAsian } from './eastAsian.ts';

/** Recognized encodings, by their names in `TextDecoder`. windows-1252 includes Latin-1. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | (typeof otherEncodings)[keyof typeof otherEncodings];

/**
 * chardet's names for encodings other than Unicode and ASCII. If two are equally likely, the one listed first wins: Western text has the
 * fewest rules, and valid EUC is hardly ever anything else.
 */
const otherEncodings = {
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'EUC-KR': 'euc-kr',
  'EUC-JP': 'euc-jp',
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
  Big5: 'big5',
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'iso-8859-7',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  'windows-1257': 'windows-1257',
} as const;

/** Below this confidence (in percent) chardet is guessing, because a handful of letters fits many languages. */
const sureFrom = 25;
/**
 * Alphabets of Central Europe, Turkey and the Baltic differ from Western ones in only a few letters, so they must be this much likelier.
 */
const latinMargin = 15;
const latin: ReadonlySet<string> = new Set(['windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257']);
/** Bytes to examine for the letters of a language; more would take long and change nothing. */
const languageSample = 100_000;
const hangulShare = 0.6;

/**
 * Detects the encoding of a text. In order: the byte order mark; the zero bytes of UTF-16; UTF-8 if the bytes are valid; one of East Asia if the few
 * bytes outside ASCII are its most frequent characters; chardet's result
 * from byte frequencies if it is confident; EUC-KR if all bytes outside ASCII come in pairs and most pairs are Hangul syllables, however
 * few; otherwise Windows-1252. The bytes may end within a character.
 */
export function detectEncoding(sample: Uint8Array): TextEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const wide = zeroPattern(sample);
  if (wide) return wide;
  if (isUtf8(sample)) return 'utf-8';
  const eastAsian = detectEastAsian(sample);
  if (eastAsian) return eastAsian;
  const encoding = likeliest(sample);
  if (encoding !== 'windows-1252') return encoding;
  return isKorean(sample) ? 'euc-kr' : 'windows-1252';
}

/** chardet's result; Western if it is only a guess. */
function likeliest(sample: Uint8Array): TextEncoding {
  const confidences = new Map(analyse(beyondAscii(sample)).map(({ name, confidence }) => [name as string, confidence]));
  let best: { readonly encoding: TextEncoding; readonly confidence: number } = { encoding: 'windows-1252', confidence: 0 };
  for (const [name, encoding] of Object.entries(otherEncodings)) {
    const confidence = (confidences.get(name) ?? 0) - (latin.has(encoding) ? latinMargin : 0);
    const isSure = confidence >= sureFrom || encoding === 'windows-1252';
    if (isSure && confidence > best.confidence) best = { encoding, confidence };
  }
  return best.encoding;
}

/** The part around the first byte that is not ASCII. */
function beyondAscii(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  return bytes.subarray(first, first + languageSample);
}

/**
 * UTF-16 without a byte order mark: most characters of a table are digits and delimiters, so nearly every other byte is zero and the rest
 * are not.
 */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(bytes.length, 10_000) >> 1;
  if (pairs < 2) return undefined;
  let [first, second] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) first++;
    if (bytes[pair * 2 + 1] === 0) second++;
  }
  if (second > pairs * 0.4 && first < pairs * 0.05) return 'utf-16le';
  return first > pairs * 0.4 && second < pairs * 0.05 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // Decoded as a stream, because the last character may be incomplete.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Pairs of bytes from 81 to FE whose second byte is in one of a few ranges; syllables of KS X 1001 are B0A1 to C8FE. */
function isKorean(bytes: Uint8Array): boolean {
  let [pairs, syllables] = [0, 0];
  for (let at = 0; at < bytes.length - 1; at++) {
    const lead = bytes[at];
    if (lead < 0x80) continue;
    const trail = bytes[++at];
    const isPair = (trail >= 0x41 && trail <= 0x5a) || (trail >= 0x61 && trail <= 0x7a) || (trail >= 0x81 && trail <= 0xfe);
    if (lead === 0x80 || lead === 0xff || !isPair) return false;
    pairs++;
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) syllables++;
  }
  return pairs > 0 && syllables >= pairs * hangulShare;
}
