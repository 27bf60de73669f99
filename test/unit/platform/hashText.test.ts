import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashText } from '../../../src/platform/hashText.ts';

test.each(['', 'file:///tables/exam_scores.csv', 'Ünï, 값'])('a text has the first half of its SHA-256 as its name: %j', async (text) => {
  expect(await hashText(text)).toBe(createHash('sha256').update(text).digest('hex').slice(0, 32));
});
