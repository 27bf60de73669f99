import { createRandom, shuffle } from '../../random.ts';
import type { TargetRows } from './readTarget.ts';
import type { Split } from './splitRows.ts';

/** A stream of its own beside those of the split and its validation rows. */
const SHUFFLE_STREAM = 0x7f4a7c15;

/**
 * The answers dealt out anew among the rows of each part, so that nothing is left to be learned from the inputs while every part has the answers
 * that it had. `turn` (from 1) draws another order.
 */
export function shuffleAnswers<Answers extends Pick<TargetRows, 'values'>>(
  answers: Answers,
  { train, validation, test }: Split,
  seed: number,
  turn: number,
): Answers {
  const values = answers.values.slice();
  const random = createRandom((seed ^ SHUFFLE_STREAM) + turn);
  for (const part of [train, validation, test]) {
    const from = part.slice();
    shuffle(from, random);
    for (let i = 0; i < part.length; i++) values[part[i]] = answers.values[from[i]];
  }
  return { ...answers, values };
}
