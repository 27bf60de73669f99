import { createHash } from 'node:crypto';

/** The first 128 bits of the text's SHA-256, in hexadecimal digits: a name that a file can have, whatever the text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
