import { plainEntities } from './plainEntities.ts';

/** Fewer letters are codes, in which every sign may mean something. */
const fewestLetters = 2;
const accents = /[\u0300-\u036f]/g;
/** Spaces and what stands beside and between words; not what C++ and C# or A+ and A- differ in. */
const between = /[\s\p{Pd}\p{Pc}\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?'"`´’]/gu;

/** Letters of Cyrillic and Greek that look like those of Latin, both in small letters and in the same order. */
const lookalikes = new Map([...'авекмнорстхусіјѕԛԝαβεικνορτυχ'].map((letter, place) => [letter, 'abekmhopctxycijsqwabeiknoptux'[place]]));

/** Quotes around a text, and a point at its end. */
const around = /^["'“”„‘’«»]+|["'“”‘’«».]+$/g;

/**
 * What texts have in common that differ in accents, letter case, hyphens and points only, as "St. Louis" and "st louis". Of codes and numbers what is
 * left without quotes around them, a point behind them and entities of HTML, as of "<=50K."; undefined where that is all of it.
 */
export function nearKey(text: string): string | undefined {
  const plain = plainEntities(text);
  const key = /\p{N}/u.test(plain) || /[+-]$/.test(plain) ? undefined : wordKey(plain);
  if (key !== undefined) return key;
  const bare = plain.replace(around, '').trim();
  return bare === '' || bare === text ? undefined : bare;
}

const vowels: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' };

/** The key of a text with its umlauts written in two letters, as in Mueller for Müller; undefined where it has none. */
export function spelledOutKey(text: string): string | undefined {
  const composed = text.normalize('NFC').toLowerCase();
  const spelledOut = composed.replace(/[äöüøåæ]/g, (letter) => vowels[letter]);
  return spelledOut === composed ? undefined : nearKey(spelledOut);
}

function wordKey(text: string): string | undefined {
  const letters = text.normalize('NFKD').replace(accents, '').toLowerCase().replaceAll('ß', 'ss').replace(between, '');
  // One word has letters of one script, or is typed by mistake: beside Latin letters, or as a whole beside the same word in Latin ones.
  const key = letters.replace(/[\u0370-\u052f]/g, (letter) => lookalikes.get(letter) ?? letter);
  return key.length >= fewestLetters && /^\p{L}/u.test(key) ? key : undefined;
}
