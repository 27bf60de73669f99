import { describe, expect, test } from 'vitest';
import type { Remedy } from '../../src/dataset/checks/dataCheck.ts';
import { doubtsOf } from '../../src/run/findings/doubts.ts';
import type { Finding } from '../../src/run/findings/finding.ts';
import { describeRemedy, equalRowsRemedies, findingRemedies, remedyOptions } from '../../src/run/findings/remedies.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { planRun } from '../../src/training/plan/planRun.ts';
import { inEnglish } from '../../src/inWords.ts';
import { trainText } from './training/trainText.ts';

const lines = (count: number, line: (row: number) => string) => Array.from({ length: count }, (_, row) => line(row)).join('\n');
const near = (row: number) => ((row * 7919) % 10_007) / 100;
const planOf = (text: string, options: TrainOptions) => planRun(text, options, 'wasm').plan;

/** Each table has one thing to check, found by `says`. */
const doubtful: readonly (readonly [says: RegExp, button: string, text: string, options: TrainOptions])[] = [
  [
    /^Leak\? "twin"/,
    'Leave out twin & train again',
    `x,twin,y\n${lines(200, (row) => `${near(row)},${row % 3 === 0 ? 'a' : 'b'},${row % 3 === 0 ? 0 : 1}`)}`,
    { target: 'y' },
  ],
  [
    /"x" has a number far/,
    'Clip outliers & train again',
    `x,z,y\n${lines(120, (row) => `${row === 60 ? 99_999 : near(row)},${near(row + 31)},${(3 * near(row) + 5).toFixed(2)}`)}`,
    { target: 'y' },
  ],
  [
    /^"y" has a number far from all others.*"huber"/,
    'Use the Huber loss & train again',
    `x,y\n${lines(300, (row) => `${near(row)},${row === 3 || row === 10 ? 10_000_000 : (near(row * 3) - 50).toFixed(2)}`)}`,
    { target: 'y' },
  ],
  [
    /^"y" spans several orders/,
    'Learn its logarithm & train again',
    `x,y\n${lines(200, (row) => `${near(row)},${Math.exp(near(row) / 10).toFixed(3)}`)}`,
    { target: 'y' },
  ],
  [
    /99 % of the training rows have/,
    'Balance the classes & train again',
    `x,y\n${lines(600, (row) => `${near(row)},${row % 70 === 0 ? 'rare' : 'usual'}`)}`,
    { target: 'y' },
  ],
  [
    /the network can learn them by heart/,
    'Use 16 hidden neurons & train again',
    `x,z,y\n${lines(100, (row) => `${near(row)},${near(row + 3)},${near(row) > 50 ? 1 : 0}`)}`,
    { target: 'y', hidden: [64, 64] },
  ],
];

describe.each(doubtful)('%s', (says, button, text, options) => {
  test('is helped by a button, after which it is not said again', () => {
    const plan = planOf(text, options);
    const check = plan.dataChecks.find(({ said }) => says.test(inEnglish(said)));
    const [remedy] = check?.remedies ?? [];
    expect(inEnglish(describeRemedy(remedy, (column) => column))).toBe(button);
    const after = planOf(text, { ...options, ...remedyOptions(remedy, plan.recipe.features) });
    const repeated = after.dataChecks.filter(({ said }) => says.test(inEnglish(said)));
    // The doubt about a rare class remains, but there is no button for it.
    expect(repeated.flatMap(({ remedies }) => remedies)).toEqual([]);
    expect(repeated.length > 0).toBe(remedy.type === 'balanceClasses');
  });
});

test('where nothing else is learned from, there is no button to leave the column out', () => {
  const text = `twin,y\n${lines(200, (row) => `${near(row).toFixed(2)},${(2 * near(row)).toFixed(2)}`)}`;
  const [leak] = planOf(text, { target: 'y' }).dataChecks;
  expect(inEnglish(leak.said)).toMatch(/^Leak\?.*That is all there is to learn here\.$/);
  expect(leak.remedies).toEqual([]);
});

test('hidden layers have a second way against a wild number, unless they bound it already', () => {
  const text = `x,z,y\n${lines(120, (row) => `${row === 60 ? 99_999 : near(row)},${near(row + 31)},${(3 * near(row) + 5).toFixed(2)}`)}`;
  const waysOf = (options: TrainOptions) =>
    planOf(text, { target: 'y', ...options }).dataChecks.flatMap(({ said, remedies }) =>
      inEnglish(said).startsWith('"x" has a number far') ? remedies.map(({ type }) => type) : [],
    );
  expect(waysOf({ hidden: [2], activation: 'relu' })).toEqual(['clipOutliers', 'boundActivation']);
  expect(waysOf({ hidden: [2], activation: 'tanh' })).toEqual(['clipOutliers']);
  expect(waysOf({ hidden: [] })).toEqual(['clipOutliers']);
});

test('where even two neurons are too many, the hidden layers are taken away', () => {
  const names = Array.from({ length: 30 }, (_, i) => `f${i}`);
  const text = `${names.join(',')},y\n${lines(60, (row) => [...names.map((_, i) => near(row * 31 + i)), row % 2].join(','))}`;
  const { dataChecks } = planOf(text, { target: 'y', hidden: [8] });
  expect(dataChecks.flatMap(({ remedies }) => remedies)).toContainEqual({ type: 'resize', hidden: [] });
});

test('equal rows are split the other way', () => {
  const text = `a,b,y\n${lines(200, (row) => `${near(row % 150)},${near(row % 150)},${row % 2}`)}`;
  const plan = planOf(text, { target: 'y' });
  const [remedy] = equalRowsRemedies(plan);
  const after = planOf(text, { target: 'y', ...remedyOptions(remedy, plan.recipe.features) });
  expect(after.recipe.allowDuplicates).toBe(!plan.recipe.allowDuplicates);
  expect(equalRowsRemedies(planOf(`a,y\n${lines(60, (row) => `${row},${row % 2}`)}`, { target: 'y' }))).toEqual([]);
});

test('what a run shows of itself is helped by one option', async () => {
  const text = `x,z,y\n${lines(200, (row) => `${near(row)},${near(row + 3)},${near(row) > 50 ? 1 : 0}`)}`;
  const rate = await trainText(text, { target: 'y', learningRate: 0, epochs: 3 });
  const zeros = await trainText(text, { target: 'y', hidden: [4], initializer: 'zeros', epochs: 20 });
  for (const { plan, outcome } of [rate, zeros]) {
    const [{ remedies }] = doubtsOf(plan, outcome);
    const helped = await trainText(text, { target: 'y', hidden: [4], epochs: 20, ...remedyOptions(remedies[0], plan.recipe.features) });
    const stillShown = (helped.outcome.findings ?? []).map(({ type }) => type);
    expect(stillShown).not.toContain(outcome.findings?.[0].type);
    expect(stillShown).not.toContain('oneAnswer');
  }
  const others: readonly (readonly [Finding, Remedy[]])[] = [
    [{ type: 'deadNeurons', layer: 1, dead: 3, of: 4 }, [{ type: 'leakyActivation' }]],
    [{ type: 'oneAnswer', cause: 'nothingLearned' }, []],
    [{ type: 'oneAnswer', cause: 'rareClass' }, [{ type: 'balanceClasses' }]],
    [{ type: 'oneAnswer', cause: 'unknown' }, [{ type: 'setEpochs', epochs: 12 }]],
    [{ type: 'tooGood', score: 'auc', value: 1, column: 'z', without: 0.5 }, [{ type: 'leaveOut', column: 'z' }]],
    [{ type: 'linearLimit' }, [{ type: 'resize', hidden: [8] }]],
  ];
  for (const [finding, remedies] of others) expect(findingRemedies(finding, rate.plan)).toEqual(remedies);
});
