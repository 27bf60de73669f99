import type { TextEncoding } from '../csv/encoding/detectEncoding.ts';
import { message } from '../message.ts';
import { UserError } from '../userError.ts';

/** Encodes a text; throws a UserError for a character that the encoding lacks. */
export type TextWriter = (text: string) => Uint8Array;

/** The writer of an encoding, by its name in `TextDecoder`: what it writes is decoded to the same text. */
export function createTextWriter(encoding: TextEncoding): TextWriter {
  switch (encoding) {
    case 'utf-8': {
      const encoder = new TextEncoder();
      return (text) => encoder.encode(text);
    }
    case 'utf-16le':
    case 'utf-16be':
      return (text) => utf16(text, encoding === 'utf-16le');
    default:
      return createTableWriter(encoding);
  }
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return bytes;
}

/** For encodings that `TextDecoder` can read but nothing can write: their characters of one and two bytes, found by decoding all of them. */
function createTableWriter(encoding: TextEncoding): TextWriter {
  const bytesOf = charactersOf(encoding);
  return (text) => {
    const bytes: number[] = [];
    for (const character of text) {
      const known = bytesOf.get(character);
      if (!known)
        throw new UserError(
          message('"{character}" cannot be written in {encoding}, the encoding of the file. Save the file as UTF-8 first.', {
            character,
            encoding,
          }),
        );
      bytes.push(...known);
    }
    return Uint8Array.from(bytes);
  };
}

const knownCharacters = new Map<TextEncoding, ReadonlyMap<string, readonly number[]>>();

function charactersOf(encoding: TextEncoding): ReadonlyMap<string, readonly number[]> {
  const known = knownCharacters.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const characters = new Map<string, readonly number[]>();
  const add = (...bytes: readonly number[]) => {
    const character = decoded(decoder, bytes);
    // For characters with several codes the first is the usual one. Two bytes must never be two characters.
    if (character !== undefined && [...character].length === 1 && !characters.has(character)) characters.set(character, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x30; trail < 0xff; trail++) add(lead, trail);
  knownCharacters.set(encoding, characters);
  return characters;
}

function decoded(decoder: TextDecoder, bytes: readonly number[]): string | undefined {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
