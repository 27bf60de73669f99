import { expect, test } from 'vitest';
import { english, inEnglish } from '../../../src/inWords.ts';
import type { Model } from '../../../src/model/model.ts';
import { predict } from '../../../src/model/predict.ts';
import { createRandom } from '../../../src/random.ts';
import { predictionMarkdown } from '../../../src/rows/predictionMarkdown.ts';
import { isSetAsideFor } from '../../../src/run/setAside.ts';
import { judgedShare, resultWords } from '../../../webview/words/resultWords.ts';
import { meaningSentence } from '../../../webview/words/meaningWords.ts';
import { trainText } from './trainText.ts';
import { said } from '../said.ts';

const random = createRandom(12);
const tableOf = (names: readonly string[]) =>
  [
    'x,z,ill',
    ...Array.from({ length: 500 }, () => {
      const x = random.nextFloat() * 10;
      const rare = random.nextFloat() < 0.15 * (x / 10) ** 2;
      return `${x.toFixed(2)},${(random.nextFloat() * 10).toFixed(2)},${names[rare ? 1 : random.nextFloat() < 0.5 ? 0 : names.length - 1 === 1 ? 0 : 2]}`;
    }),
  ].join('\n');

/** The hover of a row that is likely in the rare class. */
function hoverOf(model: Model): string {
  const cells = new Map([
    ['x', '9'],
    ['z', '4'],
  ]);
  return predictionMarkdown(predict(model, cells), model, english, { theme: 'dark', line: 2 });
}

test.each([[['no', 'yes']], [['no', 'yes', 'often']]])(
  'a run in which rare classes count as much is judged by recall: %j',
  async (names) => {
    const { plan, outcome, model } = await trainText(tableOf(names), { target: 'ill', classWeight: 'balanced', epochs: 300 });
    const recalls = (outcome.confusion ?? []).map((counts, index) => counts[index] / counts.reduce((sum, count) => sum + count, 0));
    const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
    expect(outcome.test?.balancedAccuracy).toBeCloseTo(mean, 12);
    const [low = 1, high = 0] = outcome.test?.balancedAccuracy95 ?? [];
    expect(low < mean && mean < high).toBe(true);
    const words = resultWords(plan, outcome);
    expect(inEnglish(words.figureName)).toBe('Balanced test accuracy');
    for (const name of names) expect(inEnglish(words.sentence)).toContain(`% of ${name}`);
    expect(said([words.comparison]).join()).toContain(names.length === 2 ? '50.0 %' : '33.3 %');
    expect(judgedShare(plan, outcome)).toMatchObject({ share: outcome.test?.balancedAccuracy, baseline: 1 / names.length });
    expect(said([meaningSentence(plan, outcome)]).join()).toContain(words.figure.replaceAll('\u00a0', ' '));
    const hover = hoverOf(model);
    expect(hover).toContain('if all classes were as frequent');
    expect(hover).toMatch(/is not the probability/);
    expect(hover).not.toMatch(/ sure|is the probability/);
  },
);

test('the same table without weights is judged by accuracy, and its probabilities are such', async () => {
  const { plan, outcome, model } = await trainText(tableOf(['no', 'yes']), { target: 'ill', epochs: 200 });
  expect(inEnglish(resultWords(plan, outcome).figureName)).toBe('Test accuracy');
  expect(hoverOf(model)).toMatch(/ sure.*chance of ill = /s);
});

test('a weighted run that finds both classes is not set aside for being right less often', async () => {
  const text = tableOf(['no', 'yes']);
  const before = await trainText(text, { target: 'ill', epochs: 500 });
  const good = { ...before, outcome: { ...before.outcome, test: { loss: 0.01, accuracy: 0.99 } } };
  const weighted = await trainText(text, { target: 'ill', classWeight: 'balanced', epochs: 300 });
  expect(weighted.outcome.test?.accuracy).toBeLessThan(weighted.plan.baseline.scores.accuracy ?? 0);
  expect(isSetAsideFor(weighted, good)).toBe(false);
  const chance = { ...weighted.outcome, test: { ...weighted.outcome.train, balancedAccuracy: 0.5 } };
  expect(isSetAsideFor({ ...weighted, outcome: chance }, good)).toBe(true);
});
