import { normalizeLineBreaks, withoutByteOrderMark } from '../lineText.ts';

/** Converts pieces of a text, split anywhere, to pieces with `\n` as line breaks and without a byte order mark. */
export class TextPieces {
  #isFirst = true;
  #endsWithReturn = false;

  /** Returns the piece, except for a `\r` at its end, which may be half of a line break. */
  next(piece: string): string {
    if (piece === '') return '';
    let text = this.#isFirst ? withoutByteOrderMark(piece) : piece;
    this.#isFirst = false;
    if (this.#endsWithReturn) text = `\r${text}`;
    this.#endsWithReturn = text.endsWith('\r');
    return normalizeLineBreaks(this.#endsWithReturn ? text.slice(0, -1) : text);
  }

  /** Returns what was held back. */
  last(): string {
    return this.#endsWithReturn ? '\n' : '';
  }
}
