/** Hands out names for variables, each once: letters, digits and underscores of ASCII in small letters. */
export class Identifiers {
  readonly #taken: Set<string>;

  /** `reserved`: words of the language and names that the code has already. */
  constructor(reserved: Iterable<string>) {
    this.#taken = new Set(reserved);
  }

  /** A name that looks like the text, or like the fallback where nothing of the text can be in a name. */
  take(text: string, fallback: string): string {
    const letters = asciiWords(text).slice(0, longest).replace(/_+$/, '');
    const base = letters === '' ? fallback : /^\d/.test(letters) ? `${fallback}_${letters}` : letters;
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) name = `${base}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

/** Longer ones are no easier to read. */
const longest = 40;

function asciiWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
