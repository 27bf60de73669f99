/** With more spaces, line breaks in place of them are not considered, because each doubles the number of forms. */
const MOST_ENDS = 3;

/**
 * How a text may be written in a file, for programs that compare texts exactly: with line breaks for its spaces, and with accents and
 * syllables decomposed (NFD). The first form is the text itself.
 */
export function writtenForms(text: string): readonly string[] {
  const words = text.split(' ');
  const lines =
    words.length - 1 > MOST_ENDS
      ? [text]
      : words
          .slice(1)
          .reduce<string[]>((begun, word) => [' ', '\n'].flatMap((end) => begun.map((start) => start + end + word)), [words[0]]);
  return [...new Set(lines.flatMap((form) => [form, form.normalize('NFD')]))];
}
