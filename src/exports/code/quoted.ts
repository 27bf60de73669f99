/** Controls, what turns the direction of a line, what ends one, halves of a character: none of them may stand in source text as it is. */
const unsafe = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/gu;

/** A text in double quotes as JSON, JavaScript and Python have it, with nothing in it that is not seen. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
