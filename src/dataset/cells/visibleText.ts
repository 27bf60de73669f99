const printable = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const invisible = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
/** Between parts of an emoji and letters of Persian and of India joiners are seen, elsewhere they are not. */
const idleJoiners = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200c\u200d]|[\u200c\u200d]$/gu;
const spaces = /[\s\p{Z}]+/gu;

/**
 * The text as it looks: without invisible characters, in the composed form of Unicode (NFC), with one plain space in place of any run of
 * spaces, and none around it.
 */
export function visibleText(text: string): string {
  if (printable.test(text) && !text.includes('  ')) return text;
  return text.normalize('NFC').replace(invisible, '').replace(idleJoiners, '').replace(spaces, ' ').trim();
}
