import type { CellCodes, PaddedText } from '../csvTable.ts';

const bitsPerByte = 8;
const firstBytes = 16;

/**
 * Notices texts of a column that stand in some cells with spaces before or after them and in others without. The second form gets a code of
 * its own until the column is complete, so that counting it costs nothing per cell. Where each text has one form, as with a space after
 * every comma or with columns of a fixed width, there are no such codes.
 */
export class SpacedTexts {
  /** One bit per code: 1 if the text first stood between spaces. Empty if none did. */
  #beganSpaced = new Uint8Array(0);
  /** The code of the second form by that of the first. */
  readonly #second = new Map<number, number>();

  /** Remembers how a new text stands in its first cell. */
  begin(code: number, isSpaced: boolean): void {
    if (!isSpaced) return;
    const place = Math.floor(code / bitsPerByte);
    if (place >= this.#beganSpaced.length) {
      const bits = new Uint8Array(Math.max(place + 1, this.#beganSpaced.length * 2, firstBytes));
      bits.set(this.#beganSpaced);
      this.#beganSpaced = bits;
    }
    this.#beganSpaced[place] |= 1 << (code % bitsPerByte);
  }

  /** The code of a known text in this form; `create` makes one for the second form. */
  codeOf(code: number, isSpaced: boolean, create: () => number): number {
    if (isSpaced === this.#didBeginSpaced(code)) return code;
    let second = this.#second.get(code);
    if (second === undefined) {
      second = create();
      this.#second.set(code, second);
    }
    return second;
  }

  /** Makes the two forms of each text one, in place. Returns the texts that remain, and which of them had two forms. */
  merge(codes: CellCodes, texts: readonly string[]): { readonly texts: readonly string[]; readonly padded?: readonly PaddedText[] } {
    if (this.#second.size === 0) return { texts };
    const counts = new Int32Array(texts.length);
    for (const code of codes) if (code >= 0) counts[code]++;
    const padded = Array.from(this.#second, ([first, second]) => ({
      text: texts[first],
      count: counts[this.#didBeginSpaced(first) ? first : second],
    }));
    const seconds = new Map(Array.from(this.#second, ([first, second]) => [second, first]));
    const merged = new Int32Array(texts.length);
    const kept: string[] = [];
    for (const [code, text] of texts.entries()) {
      const first = seconds.get(code);
      merged[code] = first === undefined ? kept.push(text) - 1 : merged[first];
    }
    for (let at = 0; at < codes.length; at++) if (codes[at] >= 0) codes[at] = merged[codes[at]];
    return { texts: kept, padded };
  }

  #didBeginSpaced(code: number): boolean {
    // Past the end there are zeros.
    return ((this.#beganSpaced[Math.floor(code / bitsPerByte)] ?? 0) & (1 << (code % bitsPerByte))) !== 0;
  }
}
