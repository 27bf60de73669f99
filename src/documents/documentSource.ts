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

const kept = new WeakMap<vscode.TextDocument, { readonly version: number; readonly source: TextSource }>();

/**
 * As `documentSource`, in the same memory for each version of the document: where the mouse moves over many rows, or a row is typed, every copy would
 * lie about for long, since shared memory does not count for the garbage collector. Nobody may read the source of an earlier version any more.
 */
export async function keptDocumentSource(document: vscode.TextDocument): Promise<TextSource> {
  // Memory that is not shared is handed over, and gone then.
  if (Memory === ArrayBuffer) return documentSource(document);
  const known = kept.get(document);
  if (known?.version === document.version) return known.source;
  kept.delete(document);
  const source = await documentSource(document, known?.source.parts);
  kept.set(document, { version: document.version, source });
  return source;
}

/**
 * The whole text of a document, got in pieces, none of which takes long. Begins again when the document is edited meanwhile. Memory of parts that
 * nobody reads any more is used again.
 */
export async function documentSource(document: vscode.TextDocument, spare: readonly Uint8Array[] = []): Promise<TextSource> {
  for (;;) {
    const { version, lineCount } = document;
    const text = new SharedText(spare);
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
  readonly #spare: ArrayBufferLike[];
  #part: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(spare: readonly Uint8Array[]) {
    this.#spare = spare.map(({ buffer }) => buffer);
  }

  add(text: string): void {
    // A UTF-16 unit takes three bytes at most.
    if (this.#part.length - this.#at < text.length * 3) {
      this.#endPart();
      this.#part = this.#takePart(Math.max(PART_BYTES, text.length * 3));
    }
    this.#at += this.#encoder.encodeInto(text, this.#part.subarray(this.#at)).written;
  }

  finish(): Uint8Array[] {
    this.#endPart();
    return this.#parts;
  }

  #takePart(byteLength: number): Uint8Array {
    const at = this.#spare.findIndex((memory) => memory.byteLength >= byteLength);
    return new Uint8Array(at < 0 ? new Memory(byteLength) : this.#spare.splice(at, 1)[0]);
  }

  #endPart(): void {
    if (this.#at > 0) this.#parts.push(this.#part.subarray(0, this.#at));
    this.#at = 0;
  }
}
