import { expect, test } from 'vitest';
import { ByteLineReader } from '../../../src/tables/byteLines.ts';

const encoder = new TextEncoder();
const textsOf = (reader: ByteLineReader, count: number) => {
  const { bytes, starts, ends } = reader.take(count);
  return starts.map((start, line) => new TextDecoder().decode(bytes.subarray(start, ends[line])));
};

test('lines are what was handed over, whatever becomes of the caller’s buffer', () => {
  const reader = new ByteLineReader();
  const buffer = new Uint8Array(6);
  for (const piece of ['a,b\n1,', '2\r\n3,4', '\n5,6\n7']) {
    encoder.encodeInto(piece.padEnd(6, '\0'), buffer);
    reader.push(buffer.subarray(0, piece.length));
    buffer.fill(0);
  }
  expect(textsOf(reader, 2)).toEqual(['a,b', '1,2']);
  expect(textsOf(reader, Number.POSITIVE_INFINITY)).toEqual(['3,4', '5,6', '7']);
});

test.each(['utf-16le', 'utf-16be'])('in %s a byte of a character is no line break', (encoding) => {
  const reader = new ByteLineReader();
  reader.setEncoding(encoding);
  // U+0A0D and U+0D0A have the bytes of both line breaks.
  const codes = [...'a\u0a0d\n\u0d0ab'].map((character) => character.charCodeAt(0));
  reader.push(Uint8Array.from(codes.flatMap((code) => (encoding === 'utf-16le' ? [code & 255, code >> 8] : [code >> 8, code & 255]))));
  const { starts, ends } = reader.take(Number.POSITIVE_INFINITY);
  expect([starts, ends]).toEqual([
    [0, 6],
    [4, 10],
  ]);
});
