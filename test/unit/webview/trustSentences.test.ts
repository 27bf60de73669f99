import { expect, test } from 'vitest';
import { plainFormat } from '../../../src/dataset/cells/cellValue.ts';
import { calibrate } from '../../../src/evaluation/calibration.ts';
import { inEnglish } from '../../../src/inWords.ts';
import type { SessionState } from '../../../src/protocol/sessionState.ts';
import { calibrationSentence } from '../../../webview/trust/calibrationSentence.ts';
import { chanceSentence } from '../../../webview/trust/chanceSentence.ts';
import { errorSentences } from '../../../webview/trust/errorSentences.ts';
import { foldSentences } from '../../../webview/trust/foldSentences.ts';
import { examScores, homesTable } from '../../webview/tables.ts';
import { validatedState } from '../../webview/trainedRuns.ts';
import { somePlan } from '../session/fakeWorkers.ts';

function said({ run }: SessionState): string {
  if (!run?.plan || !run.crossValidation) throw new Error('There is no cross-validation');
  return foldSentences(run.plan, run.crossValidation.scored).map(inEnglish).join(' ').replaceAll('\u00a0', ' ');
}

test('of classes every row is counted once, and the folds that differ most are named', async () => {
  const state = await validatedState(examScores(), { epochs: 200 });
  const scored = state.run?.crossValidation?.scored ?? [];
  const right = scored.reduce((sum, fold) => sum + (fold.right ?? 0), 0);
  const shares = scored.map(({ scores }) => scores.accuracy ?? Number.NaN);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  expect(said(state)).toBe(
    `5 tests on other rows: ${right} of 200 right, each between ${percent(Math.min(...shares))} and ${percent(Math.max(...shares))}.`,
  );
});

test('of numbers the error is told in the units of the file', async () => {
  const state = await validatedState(homesTable(), { features: ['area', 'rooms'], epochs: 200 });
  const errors = (state.run?.crossValidation?.scored ?? []).map(({ scores }) => scores.mae ?? Number.NaN);
  const [low, high] = (/between ([\d ]+) € and ([\d ]+) €/.exec(said(state))?.slice(1) ?? []).map((text) =>
    Number(text.replaceAll(' ', '')),
  );
  expect(low / Math.min(...errors)).toBeCloseTo(1, 1);
  expect(high / Math.max(...errors)).toBeCloseTo(1, 1);
  expect(low).toBeLessThan(high);
  expect(said(state)).toMatch(
    /^5 tests on other rows: off by [\d ]+ € on average over 398 rows, each between [\d ]+ € and [\d ]+ €\. R² is [−-]?\d\.\d\d to [−-]?\d\.\d\d\.$/,
  );
});

test('what shuffled answers say goes by how many of them did as well', () => {
  const say = (trainings: number, asGood: number) =>
    inEnglish(chanceSentence(somePlan, { trainings, best: 0.7, asGood, p: (asGood + 1) / (trainings + 1) })).split(/[:,]/)[0];
  expect([say(100, 0), say(100, 4), say(100, 20), say(5, 0)]).toEqual([
    'No',
    'Hardly',
    'Yes',
    'None of 5 trained on shuffled answers did as well',
  ]);
});

test('probabilities are called wrong only where that is more than chance', () => {
  const rows = (count: number, probability: number, share: number) =>
    Array.from({ length: count }, (_, i) => [probability, i < count * share ? 1 : 0] as const);
  const say = (pairs: readonly (readonly [number, number])[]) => {
    const calibration = calibrate(
      pairs.map(([probability]) => probability),
      pairs.map(([, outcome]) => outcome),
    );
    if (!calibration) throw new Error('There are no rows');
    return inEnglish(calibrationSentence(calibration));
  };
  expect(say([...rows(20, 0.9, 0.9), ...rows(20, 0.1, 0.1)])).toBe('Probably, but 40 rows are too few to be sure.');
  expect(say([...rows(200, 0.9, 0.9), ...rows(200, 0.1, 0.1)])).toBe('Yes, as far as 400 rows can tell.');
  // The sentence names what is off for most rows, not what is furthest off for a few.
  expect(say([...rows(300, 0.9, 0.6), ...rows(30, 0.1, 0.7)])).toMatch(/^Not always: where it said 90\s%, it was 60\s% \(300 rows\)\.$/);
  expect(say([...rows(30, 0.9, 0.3), ...rows(300, 0.1, 0.4)])).toMatch(/^Not always: where it said 10\s%, it was 40\s% \(300 rows\)\.$/);
  expect(say([...rows(200, 0.9, 0.6), ...rows(200, 0.1, 0.1)])).toMatch(/^Not always: where it said 90\s%, it was 60\s% \(200 rows\)\.$/);
});

test('how far off answers are is told by halves and tenths, and to which side they lean', () => {
  const target = { type: 'regression', column: 'y', format: plainFormat, mean: 0, scale: 100, min: -1000, max: 1000 } as const;
  const sentencesOf = (errors: readonly number[]) => errorSentences(errors, target).map(inEnglish).join(' ');
  const upTo = Array.from({ length: 101 }, (_, i) => i);
  expect(sentencesOf(upTo.map((error, i) => (i % 2 === 0 ? error : -error)))).toBe(
    'Half of the answers are within 50, nine of ten within 90.',
  );
  expect(sentencesOf(upTo)).toBe('Half of the answers are within 50, nine of ten within 90. On average too high by 50.');
  expect(sentencesOf(upTo.map((error) => -error))).toMatch(/On average too low by 50\.$/);
});
