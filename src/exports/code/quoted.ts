/** Control characters, directional and invisible characters, line separators and lone surrogates, which must be escaped in source text. */
const unsafe = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu;

/** A text in double quotes for JSON, JavaScript and Python, with all invisible characters escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/**
 * A text in double quotes for C, in UTF-8. Bytes outside ASCII are written as octal escapes, and so are question marks, which could begin a
 * trigraph.
 */
export function quotedForC(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return `"${Array.from(bytes, cByte).join('')}"`;
}

function cByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '"' || character === '\\') return `\\${character}`;
  return byte >= 0x20 && byte < 0x7f && character !== '?' ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}
