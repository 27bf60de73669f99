import type * as vscode from 'vscode';
import type { TextSource } from '../protocol/tableSource.ts';
import { ownTurn } from '../platform/ownTurn.ts';

/**
 * Characters that are read and encoded between two pauses, in about a millisecond. Longer strings do not fit into V8's young generation, and
 * fresh pages from the system make them several times as slow.
 */
const PIECE_LENGTH = 50_000;

/** Bytes per allocation: transferring hundreds of small parts would be slow. */
const PART_BYTES = 1 << 22;

/** A browser's extension host has no shared memory: each worker gets a copy. */
const Memory = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;

const kept = new WeakMap<vscode.TextDocument, { readonly version: number; readonly source: TextSource }>();

/**
 * Like `documentSource`, but reusing the same memory for each version of the document. When the mouse moves over many rows, or a row is typed,
 * every copy would stay around for long, since the garbage collector does not count shared memory. The source of an earlier version must not be
 * read any more.
 */
export async function keptDocumentSource(document: vscode.TextDocument): Promise<TextSource> {
  // Memory that is not shared is transferred, and lost.
  if (Memory === ArrayBuffer) return documentSource(document);
  const known = kept.get(document);
  if (known?.version === document.version) return known.source;
  kept.delete(document);
  const source = await documentSource(document, known?.source.parts);
  kept.set(document, { version: document.version, source });
  return source;
}

/**
 * The whole text of a document, read in pieces that take little time each. Starts again when the document is edited meanwhile. Memory of parts
 * that nobody reads any more is reused.
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
 * A text in UTF-8 in shared memory. Unshared memory counts for its thread's garbage collector: some ten MB of it would make it scan the whole
 * heap, including the lines of a large document, in one go.
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
