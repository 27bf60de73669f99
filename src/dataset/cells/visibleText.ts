const printable = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const invisible = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
/** Joiners are visible within emoji and between Persian and Indic letters, and invisible elsewhere. */
const idleJoiners = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200c\u200d]|[\u200c\u200d]$/gu;
const spaces = /[\s\p{Z}]+/gu;

/** The text as it looks: without invisible characters, in Unicode's composed form (NFC), with single plain spaces, and trimmed. */
export function visibleText(text: string): string {
  if (printable.test(text) && !text.includes('  ')) return text;
  return text.normalize('NFC').replace(invisible, '').replace(idleJoiners, '').replace(spaces, ' ').trim();
}
