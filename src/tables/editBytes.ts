import type { ByteLines } from './byteLines.ts';
import type { TextWriter } from './encodeText.ts';
import type { LineBlock, LineEdit } from './lineEdit.ts';

const byteOrderMark = '\uFEFF';
/** Most bytes of a UTF-16 unit in any encoding. */
const MOST_BYTES = 3;

/** The texts of lines, without a byte order mark at the very beginning. */
export function textsOfLines({ bytes, starts, ends }: ByteLines, firstLine: number, encoding: string): LineBlock {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const texts = starts.map((start, line) => decoder.decode(bytes.subarray(start, ends[line])));
  if (firstLine === 0 && texts[0]?.startsWith(byteOrderMark)) texts[0] = texts[0].slice(1);
  return { firstLine, texts };
}

/** The bytes of lines with edits, which must be in the order of the file. Everything else is copied as it is, including invalid bytes. */
export function editBytes(
  lines: ByteLines,
  { firstLine, texts }: LineBlock,
  edits: readonly LineEdit[],
  encoding: string,
  write: TextWriter,
): Uint8Array<ArrayBuffer> {
  const { bytes, starts, ends } = lines;
  const result = new Uint8Array(bytes.length + edits.reduce((sum, { text }) => sum + text.length, 0) * MOST_BYTES);
  const isWide = encoding.startsWith('utf-16');
  let [from, to] = [0, 0];
  for (const edit of edits) {
    const line = edit.line - firstLine;
    const written = bytes.subarray(starts[line], ends[line]);
    const place = (at: number) => starts[line] + byteOffset(written, texts[line], at, encoding);
    const start = place(edit.start);
    result.set(bytes.subarray(from, start), to);
    to += start - from;
    to += (isWide ? 0 : writeAscii(edit.text, result, to)) || writeAll(write(edit.text), result, to);
    from = edit.end === edit.start ? start : place(edit.end);
  }
  result.set(bytes.subarray(from), to);
  return result.slice(0, to + bytes.length - from);
}

/** Writes an ASCII text and returns its length; 0 if it is not ASCII. */
function writeAscii(text: string, into: Uint8Array, at: number): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return 0;
    into[at + index] = code;
  }
  return text.length;
}

function writeAll(bytes: Uint8Array, into: Uint8Array, at: number): number {
  into.set(bytes, at);
  return bytes.length;
}

/** The byte offset, within its line, of the character at `at`. */
function byteOffset(bytes: Uint8Array, text: string, at: number, encoding: string): number {
  if (at === text.length) return bytes.length;
  if (bytes.length === text.length) return at;
  if (encoding.startsWith('utf-16')) return bytes.length - (text.length - at) * 2;
  const rest = text.slice(at);
  // eslint-disable-next-line no-control-regex -- Every ASCII character is one byte.
  if (/^[\x00-\x7f]*$/.test(rest)) return bytes.length - rest.length;
  return offsetByDecoding(bytes, text.length - at, encoding);
}

/** Decodes byte by byte until that many characters are left. Encoding the text instead would miscount invalid bytes. */
function offsetByDecoding(bytes: Uint8Array, left: number, encoding: string): number {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const total = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).length;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (count >= total - left) return at;
    count += decoder.decode(bytes.subarray(at, at + 1), { stream: true }).length;
  }
  return bytes.length;
}
