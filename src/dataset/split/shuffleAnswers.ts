import { createRandom, shuffle } from '../../random.ts';
import type { TargetRows } from './readTarget.ts';
import type { Split } from './splitRows.ts';

/** Separate from the random streams of the split and the validation rows. */
const SHUFFLE_STREAM = 0x7f4a7c15;

/**
 * Shuffles the answers within each part, so that the inputs say nothing about them while every part keeps its answers. Each `turn` (from 1)
 * gives another order.
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
