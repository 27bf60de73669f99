/** Creates unique names for variables from lower-case ASCII letters, digits and underscores. */
export class Identifiers {
  readonly #taken: Set<string>;

  /** `reserved`: keywords of the language and names already used in the code. */
  constructor(reserved: Iterable<string>) {
    this.#taken = new Set(reserved);
  }

  /** A name similar to the text, or to the fallback if the text has no usable characters. */
  take(text: string, fallback: string): string {
    const letters = asciiWords(text).slice(0, longest).replace(/_+$/, '');
    const base = letters === '' ? fallback : /^\d/.test(letters) ? `${fallback}_${letters}` : letters;
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) name = `${base}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

/** Longer names are no easier to read. */
const longest = 40;

/** Latin letters that are none of ASCII with a mark. */
const spelledOut: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

function asciiWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => spelledOut[letter])
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
