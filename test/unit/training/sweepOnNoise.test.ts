import { expect, test } from 'vitest';
import { hasLearned, rankSettings, type SweepScore } from '../../../src/evaluation/sweep.ts';
import { createRandom } from '../../../src/random.ts';
import type { Sweep } from '../../../src/protocol/sweepState.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { sweepSentences } from '../../../webview/trust/settingsLines.ts';
import { trainText, type TrainedText } from './trainText.ts';

const settings = [{ hidden: [] }, { hidden: [8] }, { hidden: [16], learningRate: 0.1 }, { hidden: [], learningRate: 0.001 }];
const restarts = 2;

/** The trainings of a sweep, as `Sweeps` asks for them. */
async function sweep(text: string): Promise<{ scored: readonly SweepScore[]; last: TrainedText }> {
  const scored: SweepScore[] = [];
  let last: TrainedText | undefined;
  for (const [setting, options] of settings.entries()) {
    for (let restart = 0; restart < restarts; restart++) {
      last = await trainText(text, { ...options, target: 'target', epochs: 60, validationFraction: 0.3, restart });
      const { validation } = last.outcome;
      if (validation) scored.push({ setting, restart, ...validation });
    }
  }
  if (!last) throw new Error('There is no setting');
  return { scored, last };
}

const tableOf = (seed: number, answer: (x: number, chance: number) => string | number) => {
  const random = createRandom(seed);
  return [
    'x,z,target',
    ...Array.from({ length: 90 }, () => {
      const x = random.nextFloat();
      return `${x.toFixed(3)},${random.nextFloat().toFixed(3)},${answer(x, random.nextFloat())}`;
    }),
  ].join('\n');
};
const noises = [
  ['classes', (_: number, chance: number) => (chance > 0.4 ? 'yes' : 'no')],
  ['several classes', (_: number, chance: number) => ['a', 'b', 'c'][Math.floor(chance * 3)]],
  ['numbers', (_: number, chance: number) => (chance * 100).toFixed(2)],
] as const;

test.each(noises)('on noise no setting beats always giving the same answer: %s', async (_, answer) => {
  let claims = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const { scored, last } = await sweep(tableOf(seed, answer));
    if (hasLearned(rankSettings(scored)) !== false) claims++;
    else if (seed === 1) {
      const { target, features, task } = last.plan.recipe;
      const told: Sweep = { runId: 'a', target, features, task, rows: last.plan.rows, settings, restarts, scored };
      expect(sweepSentences(last.plan, told).map(inEnglish).join(' ')).toContain('there may be nothing to learn here');
    }
  }
  expect(claims).toBe(0);
});

test.each([
  ['classes', (x: number, chance: number) => (x + chance / 2 > 0.75 ? 'yes' : 'no')],
  ['numbers', (x: number, chance: number) => (x * 100 + chance * 20).toFixed(2)],
] as const)('where there is something to learn, nothing of that kind is said: %s', async (_, answer) => {
  const { scored } = await sweep(tableOf(3, answer));
  expect(hasLearned(rankSettings(scored))).toBe(true);
});
