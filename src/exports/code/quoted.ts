/** Controls, what turns the direction of a line, what ends one, halves of a character: none of them may stand in source text as it is. */
const unsafe = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu;

/** A text in double quotes as JSON, JavaScript and Python have it, with nothing in it that is not seen. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** A text in double quotes for C: bytes of UTF-8, those outside of ASCII and question marks, which could begin a trigraph, written in octal digits. */
export function quotedForC(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return `"${Array.from(bytes, cByte).join('')}"`;
}

function cByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '"' || character === '\\') return `\\${character}`;
  return byte >= 0x20 && byte < 0x7f && character !== '?' ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}
