/** More ends of lines than this are not looked for: each doubles the forms. */
const MOST_ENDS = 3;

/**
 * How a text, as it looks, may be written in a file, for programs that compare texts as they are: with ends of lines for its spaces, and with
 * accents and syllables taken apart (NFD). The first one is the text itself.
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
