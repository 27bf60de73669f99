import { inEnglish } from '../../src/inWords.ts';
import type { Message } from '../../src/message.ts';

/** The messages in English, with plain spaces. */
export function said(messages: readonly (Message | undefined)[] = []): string[] {
  return messages.flatMap((message) => (message ? [inEnglish(message).replaceAll('\u00a0', ' ')] : []));
}
