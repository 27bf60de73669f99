import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { TextSource } from '../protocol/tableSource.ts';

/**
 * Characters that are got and encoded between two pauses, in about a millisecond. Longer strings do not fit into V8's young memory, and each
 * of their pages would come anew from the system, which takes several times as long.
 */
const PIECE_LENGTH = 50_000;

/** The whole text of a document, got in pieces, none of which takes long. Begins again when the document is edited meanwhile. */
export async function documentSource(document: vscode.TextDocument): Promise<TextSource> {
  const encoder = new SharedEncoder();
  for (;;) {
    const { version, lineCount } = document;
    const parts: Uint8Array[] = [];
    for (let line = 0; line < lineCount && document.version === version;) {
      const lines: string[] = [];
      for (let length = 0; line < lineCount && length < PIECE_LENGTH; line++) {
        const { text } = document.lineAt(line);
        lines.push(text);
        length += text.length + 1;
      }
      // The last line has no line break.
      if (line < lineCount) lines.push('');
      parts.push(encoder.encode(lines.join('\n')));
      if (line < lineCount) await setImmediate();
    }
    if (document.version === version) return { type: 'text', parts };
  }
}

/**
 * Encodes texts in UTF-8 into memory that threads share. Memory of one thread alone counts for its garbage collector, which some ten MB of it
 * move to look through all that there is, the lines of a large document among it, in one go.
 */
class SharedEncoder {
  readonly #encoder = new TextEncoder();
  #scratch = new Uint8Array(0);

  encode(text: string): Uint8Array {
    // A UTF-16 unit takes three bytes at most.
    if (this.#scratch.length < text.length * 3) this.#scratch = new Uint8Array(text.length * 3);
    const { written } = this.#encoder.encodeInto(text, this.#scratch);
    const bytes = new Uint8Array(new SharedArrayBuffer(written));
    bytes.set(this.#scratch.subarray(0, written));
    return bytes;
  }
}
