/**
 * The text with those characters written out that turn the direction of what follows: a file with U+202E before "txt.exe" would look as if it ended
 * in "exe.txt". Marks of direction that turn nothing else stay, as Arabic and Hebrew have them.
 */
export function showOverrides(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`);
}
