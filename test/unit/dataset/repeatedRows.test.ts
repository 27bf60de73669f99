import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { createRandom, shuffle } from '../../../src/random.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

/** The lines of a table with counted cases, in arbitrary order. */
function survey(header: string, cases: readonly (readonly [line: string, count: number])[]): string {
  const lines = cases.flatMap(([line, count]) => Array.from({ length: count }, () => line));
  const order = Uint32Array.from(lines.keys());
  shuffle(order, createRandom(7));
  return [header, ...Array.from(order, (index) => lines[index])].join('\n');
}

/** The accuracy on the test rows after training, and the messages. */
function trained(text: string, options: TrainOptions) {
  const { plan, dataset, initial } = planRun(text, { epochs: 120, learningRate: 0.05, ...options }, 'wasm');
  let accuracy = Number.NaN;
  const trainer = new DenseTrainer({
    ...plan,
    dataset,
    initial,
    onEpoch: ({ testMetric = Number.NaN }) => {
      accuracy = testMetric;
      return 'continue';
    },
  });
  trainer.advance(() => false);
  return { accuracy, plan };
}

const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const fever = survey('fever,ill', [
  ['yes,sick', 102],
  ['yes,well', 43],
  ['no,sick', 48],
  ['no,well', 107],
]);
const threeQuestions = survey('smokes,sports,sex,ill', [
  ['yes,no,m,yes', 40],
  ['yes,no,m,no', 12],
  ['yes,no,f,yes', 30],
  ['yes,no,f,no', 18],
  ['no,yes,m,yes', 9],
  ['no,yes,m,no', 51],
  ['no,yes,f,yes', 11],
  ['no,yes,f,no', 49],
  ['no,no,f,yes', 15],
  ['no,no,f,no', 15],
]);

// With one question the best answer is the more frequent one for each value: right on 209 of 300. With three: the mean over 200 plain
// stratified splits of scikit-learn's LogisticRegression.
test.each([
  ['one question', fever, 'ill', 209 / 300],
  ['three questions', threeQuestions, 'ill', 0.7257],
])('a survey of %s is tested on what it is like, whatever the seed', (_, text, target, expected) => {
  const runs = seeds.map((seed) => trained(text, { seed, target }));
  expect(Math.abs(mean(runs.map(({ accuracy }) => accuracy)) - expected)).toBeLessThan(0.02);
  for (const { plan } of runs) {
    expect(said(plan.dataChecks.map((check) => check.said)).filter((check) => check.startsWith('Leak'))).toEqual([]);
    expect(said(plan.warnings).join()).toMatch(/equal to others .* few different ones: each counts as a separate row/);
    expect(plan.recipe.allowDuplicates).toBe(true);
  }
});

test('the folds of a survey are right on as many rows as the survey is about', () => {
  const folds = [1, 2, 3, 4].flatMap((seed) =>
    [0, 1, 2, 3, 4].map((index) => trained(fever, { seed, target: 'ill', fold: { index, of: 5 } }).accuracy),
  );
  expect(Math.abs(mean(folds) - 209 / 300)).toBeLessThan(0.02);
  expect(Math.min(...folds)).toBeGreaterThan(0.5);
});

test('rows that become equal because columns are switched off are not copies', () => {
  const random = createRandom(3);
  const rows = Array.from({ length: 300 }, () => {
    const isYes = random.nextFloat() < 0.5;
    return `${random.nextFloat()},${isYes ? 'yes' : 'no'},${random.nextFloat() < (isYes ? 0.7 : 0.3) ? 'a' : 'b'}`;
  });
  const text = ['x,word,y', ...rows].join('\n');
  expect(planRun(text, { target: 'y' }, 'wasm').plan.recipe.allowDuplicates).toBeUndefined();
  const runs = seeds.map((seed) => trained(text, { seed, target: 'y', features: ['word'] }).accuracy);
  const truth = rows.filter((row) => /yes,a|no,b/.test(row)).length / rows.length;
  expect(Math.abs(mean(runs) - truth)).toBeLessThan(0.02);
});

test('a table that was pasted five times is one of copies, a few corrected answers among them or not', () => {
  const once = scatter(60).map((x, row) => [x, row % 7, row % 3 === 0 ? 'a' : 'b'].join(','));
  for (const corrected of [0, 1]) {
    const rows = repeat(once, 300).map((row, index) => (index < corrected ? row.replace(/.$/, 'c').replace(/c$/, 'b') : row));
    const built = buildFrom(['x,k,y', ...rows].join('\n'), { target: 'y' });
    expect(built.recipe.allowDuplicates).toBe(false);
    expect(said(built.warnings)).toEqual([expect.stringMatching(/240 rows are copies of others in every column that is learned from/)]);
    const {
      train,
      test: tested,
      features,
      featureStride,
    } = {
      ...built.dataset,
    };
    const key = (row: number) => features.subarray(row * featureStride, (row + 1) * featureStride).join();
    const learned = new Set(Array.from(train, key));
    expect(Array.from(tested, key).some((row) => learned.has(row))).toBe(false);
  }
});

test('rows with equal features are not split by their answers, unless the user says that all are copies', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(1), fc.nat(1)), { minLength: 40, maxLength: 120 }), fc.nat(50), (rows, seed) => {
      fc.pre([0, 1].every((y) => rows.filter((row) => row[2] === y).length >= 4));
      fc.pre([0, 1].every((column) => new Set(rows.map((row) => row[column])).size > 1));
      const text = tableOf({ a: rows.map(([a]) => `v${a}`), b: rows.map(([, b]) => `w${b}`), y: rows.map(([, , y]) => y) });
      const { dataset, recipe } = buildFrom(text, { target: 'y', seed });
      expect(recipe.allowDuplicates).toBe(true);
      // Each class has its share, as among unrelated rows.
      for (const wanted of [0, 1]) {
        const count = (part: Uint32Array) => part.reduce((sum, row) => sum + (dataset.targets[row] === wanted ? 1 : 0), 0);
        const all = rows.filter((row) => row[2] === wanted).length;
        expect(Math.abs(count(dataset.test) - 0.3 * all)).toBeLessThan(2);
      }
      expect(buildFrom(text, { target: 'y', seed, allowDuplicates: true }).dataset.test).toEqual(dataset.test);
    }),
    { numRuns: 60 },
  );
});

test('what was found can be switched both ways', () => {
  const text = tableOf({ x: repeat(scatter(30), 120), y: repeat([0, 1, 1], 120) });
  expect(buildFrom(text, { target: 'y' }).recipe.allowDuplicates).toBe(false);
  const apart = buildFrom(text, { target: 'y', allowDuplicates: true });
  expect(said(apart.warnings)).toEqual([]);
  const key = (row: number) => apart.dataset.features[row];
  const learned = new Set(Array.from(apart.dataset.train, key));
  expect(Array.from(apart.dataset.test, key).some((row) => learned.has(row))).toBe(true);
  const asked = buildFrom(threeQuestions, { target: 'ill', allowDuplicates: false });
  expect(said(asked.warnings)).toEqual([expect.stringMatching(/245 rows are copies of others/)]);
});

test('integers that repeat by chance are separate cases if their answers differ, and copies if hardly any do', () => {
  const random = createRandom(11);
  const scores = Array.from({ length: 300 }, () => random.below(40));
  const table = (answerOf: (score: number, row: number) => string) =>
    buildFrom(['score,y', ...scores.map((score, row) => `${score},${answerOf(score, row)}`)].join('\n'), { target: 'y' });
  const byChance = table(() => (random.nextFloat() < 0.5 ? 'a' : 'b'));
  expect(byChance.recipe.allowDuplicates).toBe(true);
  expect(said(byChance.warnings).join()).toMatch(/260 rows are equal to others .* equal ones have different answers/);
  // One of forty groups with another answer is 2.5 %, four are 10 %.
  const corrected = (groups: number) =>
    table((score, row) => (score < groups && scores.indexOf(score) === row ? 'c' : score % 2 === 0 ? 'a' : 'b'));
  expect(corrected(1).recipe.allowDuplicates).toBe(false);
  expect(corrected(4).recipe.allowDuplicates).toBe(true);
});

test.each([
  ['ages and sexes', 300, (below: (limit: number) => number) => [18 + below(63), 'mf'[below(2)]]],
  ['ages with a unit, some missing, and a question', 400, (below: (limit: number) => number) => [below(9) > 0 ? `${18 + below(40)} y` : '', 'abc'[below(3)]]], // prettier-ignore
  ['hours and places', 900, (below: (limit: number) => number) => [below(24), `p${below(30)}`]],
])('rows that are equal by chance are cases though their answers agree, and copies of them are copies: %s', (_, count, rowOf) => {
  const random = createRandom(5);
  const rows = Array.from({ length: count }, () => {
    const cells = rowOf((limit) => random.below(limit));
    return [...cells, Number.parseInt(String(cells[0]) || '50', 10) % 30 > 12 ? 'no' : 'yes'].join(',');
  });
  const byChance = buildFrom(['n,word,y', ...rows].join('\n'), { target: 'y' });
  expect(byChance.recipe.allowDuplicates).toBe(true);
  expect(said(byChance.warnings).join()).toMatch(
    /rows are equal to others .* so many would be equal by chance: each counts as a separate row/,
  );
  const pasted = buildFrom(['n,word,y', ...repeat([...new Set(rows)].slice(0, 90), 360)].join('\n'), { target: 'y' });
  expect(pasted.recipe.allowDuplicates).toBe(false);
});

test('measured numbers are not equal by chance', () => {
  const random = createRandom(6);
  const rows = Array.from({ length: 300 }, () => {
    const tenths = random.below(50);
    return `${36 + (tenths + 0.5) / 10},${'mf'[random.below(2)]},${tenths > 20 ? 'ill' : 'well'}`;
  });
  expect(buildFrom(['temperature,sex,y', ...rows].join('\n'), { target: 'y' }).recipe.allowDuplicates).toBe(false);
});

test('numbers of few values are no reason to take equal rows for copies, those of many are', () => {
  const ratings = (values: number) => {
    const rows = Array.from({ length: 200 }, (_, row) => `${(row * 7) % values},${(row * 7) % values < values / 2 ? 'low' : 'high'}`);
    return buildFrom(['rating,y', ...rows].join('\n'), { target: 'y' }).recipe.allowDuplicates;
  };
  expect([5, 20, 22, 40].map(ratings)).toEqual([true, true, false, false]);
});
