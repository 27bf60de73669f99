/**
 * The text with characters that change the direction of what follows written out: otherwise a file with U+202E before "txt.exe" would look
 * as if its name ended in "exe.txt". Directional marks that change nothing else stay, since Arabic and Hebrew use them.
 */
export function showOverrides(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`);
}
