/** A text different from all of these, because Keras needs a token for values outside a vocabulary. */
export function outside(texts: readonly string[]): string {
  let text = '[UNK]';
  while (texts.includes(text)) text += '_';
  return text;
}
