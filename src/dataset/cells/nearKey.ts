import { plainEntities } from './plainEntities.ts';

/** Texts with fewer letters are codes, in which every sign may matter. */
const fewestLetters = 2;
const accents = /[\u0300-\u036f]/g;
/** Spaces and punctuation between and around words, but not the signs that distinguish C++ from C# or A+ from A-. */
const between = /[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?'"`´’]/gu;

/** Cyrillic and Greek letters that look like Latin ones, in lower case and in matching order. */
const lookalikes = new Map([...'авекмнорстхусіјѕԛԝαβεικνορτυχ'].map((letter, place) => [letter, 'abekmhopctxycijsqwabeiknoptux'[place]]));

/** Quotes around a text, and a point at its end. */
const around = /^["'“”„‘’«»]+|["'“”‘’«».]+$/g;

/**
 * A key shared by texts that differ only in accents, letter case, hyphens and punctuation, as "St. Louis" and "st louis". For codes and
 * numbers only surrounding quotes, a final point and HTML entities are removed, as in "<=50K."; undefined if nothing is left or nothing
 * changes.
 */
export function nearKey(text: string): string | undefined {
  const plain = plainEntities(text);
  const key = /\p{N}/u.test(plain) || /[+-]$/.test(plain) ? undefined : wordKey(plain);
  if (key !== undefined) return key;
  const bare = plain.replace(around, '').trim();
  return bare === '' || bare === text ? undefined : bare;
}

const vowels: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' };

/** The key of a text with its umlauts written as two letters, as in Mueller for Müller; undefined if it has none. */
export function spelledOutKey(text: string): string | undefined {
  const composed = text.normalize('NFC').toLowerCase();
  const spelledOut = composed.replace(/[äöüøåæ]/g, (letter) => vowels[letter]);
  return spelledOut === composed ? undefined : nearKey(spelledOut);
}

function wordKey(text: string): string | undefined {
  const letters = text.normalize('NFKD').replace(accents, '').toLowerCase().replaceAll('ß', 'ss').replace(between, '');
  // A word uses a single script. Otherwise it is mistyped: look-alikes beside Latin letters, or a whole word of look-alikes beside the same
  // word in Latin.
  const key = letters.replace(/[\u0370-\u052f]/g, (letter) => lookalikes.get(letter) ?? letter);
  return key.length >= fewestLetters && /^\p{L}/u.test(key) ? key : undefined;
}
