/** A text that is none of these: Keras wants a name for what is outside of a vocabulary. */
export function outside(texts: readonly string[]): string {
  let text = '[UNK]';
  while (texts.includes(text)) text += '_';
  return text;
}
