import type * as vscode from 'vscode';
import type { TextSource } from '../protocol/tableSource.ts';
import { ownTurn } from '../platform/ownTurn.ts';

/**
 * Characters that are got and encoded between two pauses, in about a millisecond. Longer strings do not fit into V8's young memory, and each
 * of their pages would come anew from the system, which takes several times as long.
 */
const PIECE_LENGTH = 50_000;

/** Memory that is taken at once: hundreds of small parts would be handed over slowly. */
const PART_BYTES = 1 << 22;

/** A browser's extension host shares no memory: there each worker gets a copy. */
const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;

/** The whole text of a document, got in pieces, none of which takes long. Begins again when the document is edited meanwhile. */
export async function documentSource(document: vscode.TextDocument): Promise<TextSource> {
  for (;;) {
    const { version, lineCount } = document;
    const text = new SharedText();
    for (let line = 0; line < lineCount && document.version === version;) {
      const lines: string[] = [];
      for (let length = 0; line < lineCount && length < PIECE_LENGTH; line++) {
        const { text: ofLine } = document.lineAt(line);
        lines.push(ofLine);
        length += ofLine.length + 1;
      }
      // The last line has no line break.
      if (line < lineCount) lines.push('');
      text.add(lines.join('\n'));
      if (line < lineCount) await ownTurn();
    }
    if (document.version === version) return { type: 'text', parts: text.finish() };
  }
}

/**
 * A text in UTF-8 in memory that threads share. Memory of one thread alone counts for its garbage collector, which some ten MB of it move to
 * look through all that there is, the lines of a large document among it, in one go.
 */
class SharedText {
  readonly #encoder = new TextEncoder();
  readonly #parts: Uint8Array[] = [];
  #part: Uint8Array = new Uint8Array(0);
  #at = 0;

  add(text: string): void {
    // A UTF-16 unit takes three bytes at most.
    if (this.#part.length - this.#at < text.length * 3) {
      this.#endPart();
      this.#part = new Uint8Array(new Memory(Math.max(PART_BYTES, text.length * 3)));
    }
    this.#at += this.#encoder.encodeInto(text, this.#part.subarray(this.#at)).written;
  }

  finish(): Uint8Array[] {
    this.#endPart();
    return this.#parts;
  }

  #endPart(): void {
    if (this.#at > 0) this.#parts.push(this.#part.subarray(0, this.#at));
    this.#at = 0;
  }
}
