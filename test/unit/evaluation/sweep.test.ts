import { verbatim } from '../../../src/message.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankSettings, type SweepScore } from '../../../src/evaluation/sweep.ts';

const score = (setting: number, restart: number, loss: number, more: object = {}): SweepScore => ({
  ...{ setting, restart, rows: 20 },
  scores: { loss, ...more },
});

test('settings are ranked by their mean loss, and their trainings are in the order of the restarts', () => {
  const ranked = rankSettings([
    score(0, 0, 0.5, { accuracy: 0.75 }),
    score(1, 1, 0.2, { accuracy: 0.85 }),
    score(1, 0, 0.4, { accuracy: 0.95 }),
    score(2, 0, 0.35, { mae: 12 }),
  ]);
  expect(ranked).toEqual([
    { setting: 1, losses: [0.4, 0.2], loss: expect.closeTo(0.3, 12) as number, accuracy: expect.closeTo(0.9, 12) as number },
    { setting: 2, losses: [0.35], loss: 0.35, mae: 12 },
    { setting: 0, losses: [0.5], loss: 0.5, accuracy: 0.75 },
  ]);
});

test('a setting with a training that failed comes last, with what came in between', () => {
  const ranked = rankSettings([
    score(0, 0, 0.1),
    { setting: 0, restart: 1, rows: 0, failure: verbatim('The loss stopped being a number.') },
    score(1, 0, 0.9),
    score(2, 0, Number.NaN),
  ]);
  expect(ranked.map(({ setting, loss }) => [setting, loss])).toEqual([
    [1, 0.9],
    [0, Infinity],
    [2, Infinity],
  ]);
  expect(ranked[1]).toMatchObject({ losses: [0.1], failure: verbatim('The loss stopped being a number.') });
});

test('the order in which trainings end changes nothing', () => {
  const loss = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constant(Infinity), fc.constant(undefined));
  fc.assert(
    fc.property(fc.array(fc.tuple(loss, loss), { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (losses, order) => {
      const scored = losses.flatMap((pair, setting) =>
        pair.map((value, restart): SweepScore =>
          value === undefined ? { setting, restart, rows: 0, failure: verbatim('no') } : score(setting, restart, value),
        ),
      );
      const shuffled = scored
        .map((entry) => ({ entry, place: order.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ entry }) => entry);
      const ranked = rankSettings(scored);
      expect(rankSettings(shuffled)).toEqual(ranked);
      expect(ranked.map(({ setting }) => setting).sort((a, b) => a - b)).toEqual(losses.map((_, setting) => setting));
      const means = ranked.map((entry) => entry.loss);
      expect(means).toEqual([...means].sort((a, b) => (a === b ? 0 : a - b)));
    }),
  );
});
