import { expect, test } from 'vitest';
import { createRandom } from '../../../src/random.ts';
import { cramersV, eta, pearson, tellsGroups } from '../../../src/dataset/checks/associationMeasures.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

const target = repeat([0, 1, 1, 0, 1], 100);
const noise = (row: number) => ((row * 37) % 101) / 100 - 0.5;
const leaksOf = (cells: readonly (string | number)[], answers: readonly (string | number)[] = target, kind?: 'number') =>
  said(
    buildFrom(tableOf({ x: scatter(cells.length), suspect: cells, target: answers }), {
      target: 'target',
      allowDuplicates: true,
      features: ['x', 'suspect'],
      kinds: kind ? [{ column: 'suspect', kind }] : [],
    }).dataChecks.map((check) => check.said),
  ).filter((check) => check.startsWith('Leak?'));

test.each([
  ['the target under another name', target, /"suspect" goes with "target" almost exactly \(correlation 1\.0000\)/],
  ['its negation', target.map((value) => 1 - value), /correlation −1\.0000/],
  ['the target in words', target.map((value) => (value === 1 ? 'won' : 'lost')), /"suspect" alone tells "target": each of its values/],
  ['the target and some noise', target.map((value, row) => value + noise(row) / 50), /almost exactly/],
  ['the target and more noise', target.map((value, row) => value + noise(row) / 3), /numbers are far apart from class to class/],
])('a leak is told: %s', (_, cells, says) => {
  expect(leaksOf(cells)).toEqual([expect.stringMatching(says)]);
});

test('a leak is told: the row number in a file that is sorted by class', () => {
  const sorted = Array.from({ length: 100 }, (_, row) => (row < 60 ? 'a' : 'b'));
  const counter = Array.from({ length: 100 }, (_, row) => row + 1);
  expect(leaksOf(counter, sorted, 'number')).toEqual([expect.stringMatching(/rises from row to row, and the file is sorted by "target"/)]);
  expect(leaksOf(counter, target, 'number')).toEqual([]);
});

test('a leak is told: the number to predict in another unit', () => {
  const answers = Array.from({ length: 100 }, (_, row) => noise(row) * 1.7 + 3);
  expect(
    leaksOf(
      answers.map((value) => value * -1000),
      answers,
    ),
  ).toEqual([expect.stringMatching(/correlation −1\.0000/)]);
});

test('a correlation that is nearly 1 is not written as 1', () => {
  const answers = Array.from({ length: 200 }, (_, row) => noise(row * 3) * 10);
  const noisy = answers.map((value, row) => 4 - value + (row % 2 === 0 ? 1 : -1) * 0.02);
  expect(leaksOf(noisy, answers)).toEqual([expect.stringMatching(/correlation −0\.9999\d+\)/)]);
});

test('a leak has a correlation of at least 0.999 with the target', () => {
  const answers = Array.from({ length: 200 }, (_, row) => noise(row * 3) * 10);
  // Noise uncorrelated with the answers: the correlation is 1 / √(1 + share²).
  const noisy = (share: number) => answers.map((value, row) => value + (row % 2 === 0 ? 1 : -1) * share * 2.9);
  expect(leaksOf(noisy(0.02), answers)).toHaveLength(1);
  expect(leaksOf(noisy(0.1), answers)).toEqual([]);
});

test.each([
  ['numbers that only the winners have', target.map((value, row) => (value === 1 ? row % 7 : '')), target],
  ['words that only the losers have', target.map((value, row) => (value === 1 ? '' : ['late', 'ill'][row % 2])), target],
  ['of two numbers one', target.map((_, row) => (row % 3 === 0 ? '' : row % 5)), target.map((_, row) => (row % 3 === 0 ? 1000 : 0))],
])('a leak is told by what is missing: %s', (_, cells, answers) => {
  expect(leaksOf(cells, answers)).toEqual([
    expect.stringMatching(/"suspect" tells "target" by whether it is filled in at all\..* leave it out/),
  ]);
});

test('cells that are missing by chance are no leak', () => {
  expect(leaksOf(target.map((value, row) => (row % 4 === 0 ? '' : value + noise(row) * 2)))).toEqual([]);
  expect(leaksOf(target.map((value, row) => (value === 1 && row % 9 > 0 ? row % 7 : '')))).toEqual([]);
});

test('the only column is not to be left out', () => {
  const celsius = Array.from({ length: 60 }, (_, row) => noise(row) * 30);
  const text = tableOf({ celsius, fahrenheit: celsius.map((value) => value * 1.8 + 32) });
  const [check] = said(buildFrom(text, { target: 'fahrenheit' }).dataChecks.map((check) => check.said));
  expect(check).toMatch(/"celsius" goes with "fahrenheit" almost exactly .* all there is to learn here\.$/);
  expect(check).not.toContain('leave it out');
});

test('a column that merely helps is not a leak', () => {
  expect(leaksOf(target.map((value, row) => value + noise(row) * 2))).toEqual([]);
  expect(leaksOf(target.map((value, row) => (row % 9 === 0 ? 'won' : value === 1 ? 'won' : 'lost')))).toEqual([]);
});

test('numbers whose ranges lie apart by less than half of the wider one may do so by chance', () => {
  // Ranges 10 wide, 3 and 7 apart; the correlation is far from certain.
  const spread = (row: number) => (row * 7) % 11;
  expect(leaksOf(target.map((value, row) => spread(row) + value * 13))).toEqual([]);
  expect(leaksOf(target.map((value, row) => spread(row) + value * 17))).toEqual([expect.stringMatching(/far apart from class to class/)]);
});

test('what fewer than twenty training rows have in their cells is no leak, of more it is', () => {
  const some = (every: number) => target.map((value, row) => (row % every === 0 ? value * 3 + noise(row) / 1000 : ''));
  expect(leaksOf(some(6), target, 'number').filter((leak) => leak.includes('almost exactly'))).toEqual([]);
  expect(leaksOf(some(2), target, 'number')).toEqual([expect.stringMatching(/almost exactly/)]);
});

test('two answers that a column does not tell apart are no leak', () => {
  const answers = repeat(['a', 'b', 'c'], 100);
  expect(
    leaksOf(
      answers.map((answer) => (answer === 'c' ? 'old' : 'new')),
      answers,
    ),
  ).toEqual([]);
  expect(
    leaksOf(
      repeat(['a', 'b', 'c', 'd'], 100).map((answer) => ({ a: 'u', b: 'u', c: 'v', d: 'w' })[answer] ?? ''),
      repeat(['a', 'b', 'c', 'd'], 100),
    ),
  ).toEqual([]);
  expect(
    leaksOf(
      answers.map((answer, row) => (answer === 'c' ? '' : row % 7)),
      answers,
    ),
  ).toEqual([]);
  // But it is a leak if they are separated, whatever its name.
  expect(
    leaksOf(
      answers.map((answer, row) => `${answer}${row % 2}`),
      answers,
    ),
  ).toEqual([expect.stringMatching(/each of its values/)]);
});

test('what a handful of cells has in common with the target is chance', () => {
  expect(leaksOf(target.map((value, row) => (row % 20 === 3 ? value : '')))).toEqual([]);
  expect(leaksOf(target.map((value, row) => (row % 20 === 3 ? ['no', 'so', 'yes'][value * 2] : '')))).toEqual([]);
});

test('too many weights and too few test rows are told in words', () => {
  const wide = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`c${i}`, scatter(40 + i).slice(i)]));
  const { dataChecks } = buildFrom(tableOf({ ...wide, target: repeat([0, 1, 1], 40) }), { target: 'target' });
  expect(said(dataChecks.map((check) => check.said)).join('\n')).toMatch(
    /28 training rows for 61 weights and biases: the network can learn them by heart/,
  );
  expect(said(dataChecks.map((check) => check.said)).join('\n')).toMatch(
    /The test has only 12 rows: each one more or less that is right changes the accuracy by 8\s%/,
  );
  expect(
    said(buildFrom(tableOf({ x: scatter(200), target: repeat(target, 200) }), { target: 'target' }).dataChecks.map((check) => check.said)),
  ).toEqual([]);
});

test('associations are as defined', () => {
  expect(pearson(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 4, 6, 8))).toBeCloseTo(1, 12);
  // By hand: covariance 4, deviations √10 and √2.5 (times 4).
  expect(pearson(Float64Array.of(1, 2, 3, 4, NaN), Float64Array.of(2, 1, 4, 3, 9))).toBeCloseTo(0.6, 12);
  expect(pearson(Float64Array.of(1e300, -1e300, 0), Float64Array.of(1e-300, -1e-300, 0))).toBeCloseTo(1, 12);
  expect(pearson(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBe(0);
  // Means 2 and 5 of 3.5: within 4 of 13, by 4 − 2 and 4 − 1 degrees of freedom.
  expect(eta(Float64Array.of(1, 3, 4, 6, 99), [0, 0, 1, 1, -1], 2)).toBeCloseTo(Math.sqrt(1 - 4 / 2 / (13 / 3)), 12);
  // [[4, 0], [2, 2]]: χ²/n = 1/3, by chance 1/7; 2 − 1/7 groups on each side.
  const [four, two] = [repeat([0], 4), [0, 0, 1, 1]];
  expect(cramersV([...four, 1, 1, 1, 1], 2, [...four, ...two], 2)).toBeCloseTo(Math.sqrt((1 / 3 - 1 / 7) / (1 - 1 / 7)), 12);
  expect(cramersV(repeat([0, 1, 2], 9), 3, repeat([1, 2, 0], 9), 3)).toBeCloseTo(1, 12);
  // Goodman & Kruskal's τ of the same table: 4 · (4/4)/8 + 4 · (1/4 + 1/4)/8 = 3/4 for 5/8.
  expect(tellsGroups([...four, 1, 1, 1, 1], 2, [...four, ...two], 2)).toBeCloseTo(Math.sqrt((3 / 4 - 5 / 8) / (3 / 8)), 12);
});

test.each([2, 5, 20, 60])('groups that have nothing to do with the target have no association: %i of them', (groups) => {
  const random = createRandom(groups);
  const strengths = Array.from({ length: 40 }, () => {
    const drawn = Array.from({ length: 300 }, () => random.below(groups));
    const classes = Array.from({ length: 300 }, () => random.below(4));
    return [
      cramersV(drawn, groups, classes, 4),
      eta(
        Float64Array.from(drawn, () => random.nextFloat()),
        drawn,
        groups,
      ),
    ];
  });
  for (const measure of [0, 1]) {
    const squares = strengths.map((strength) => strength[measure] ** 2);
    expect(squares.reduce((sum, square) => sum + square, 0) / squares.length).toBeLessThan(0.02);
  }
});

test('what is missing in a column has an association of its own', () => {
  const text = tableOf({
    tip: target.map((value, row) => (value === 1 ? (row * 7) % 13 : '')),
    word: target.map((_, row) => (row % 4 === 0 ? '' : ['a', 'b', 'c'][row % 3])),
    whole: scatter(100),
    target,
  });
  const { associations } = buildFrom(text, { target: 'target', allowDuplicates: true });
  expect(associations.map(({ column, filled }) => [column, filled === undefined ? undefined : Math.abs(filled) > 0.9])).toEqual([
    ['tip', true],
    ['word', false],
    ['whole', undefined],
  ]);
});

test('every column that can be compared has an association with the target', () => {
  const text = tableOf({
    id: Array.from({ length: 60 }, (_, i) => `r${i}`),
    size: scatter(60),
    city: repeat(['Oslo', 'Rome', 'Kyiv'], 60),
    member: repeat(['yes', 'no'], 60),
    target: repeat(['no', 'yes'], 60),
  });
  const { associations } = buildFrom(text, { target: 'target' });
  expect(associations.map(({ column, type }) => [column, type])).toEqual([
    ['size', 'correlation'],
    ['city', 'association'],
    ['member', 'correlation'],
  ]);
  expect(associations[2].strength).toBeCloseTo(-1, 12);
});

test('copies of a row never stand on both sides, unless that is allowed', () => {
  const text = tableOf({ a: repeat(scatter(42), 210), b: repeat(['p', 'q'], 210), target: repeat([0, 1, 1], 210) });
  const key = (built: ReturnType<typeof buildFrom>, rows: Uint32Array) =>
    new Set(
      Array.from(rows, (row) => `${[...built.dataset.features.subarray(row * 3, row * 3 + 3)].join()},${built.dataset.targets[row]}`),
    );
  const straddles = (built: ReturnType<typeof buildFrom>) => {
    const learned = key(built, built.dataset.train);
    return [...key(built, built.dataset.test), ...key(built, built.dataset.validation)].some((row) => learned.has(row));
  };
  const apart = buildFrom(text, { target: 'target', validationFraction: 0.2 });
  expect(straddles(apart)).toBe(false);
  expect(said(apart.warnings)).toEqual([expect.stringMatching(/168 rows are copies of others in every column that is learned from/)]);
  expect(straddles(buildFrom(text, { target: 'target', validationFraction: 0.2, allowDuplicates: true }))).toBe(true);
});

test('rows are split by time and by group', () => {
  const days = Array.from({ length: 60 }, (_, i) => new Date(((i * 17) % 60) * 864e5).toISOString().slice(0, 10));
  const patients = Array.from({ length: 60 }, (_, i) => `p${i % 12}`);
  const text = tableOf({ x: scatter(60), day: days, patient: patients, target: repeat([0, 0, 1], 60) });
  const byTime = buildFrom(text, { target: 'target', splitBy: { column: 'day', as: 'time' } });
  const dayOf = (row: number) => Date.parse(days[byTime.dataset.records[row]]);
  expect(Math.min(...[...byTime.dataset.test].map(dayOf))).toBeGreaterThan(Math.max(...[...byTime.dataset.train].map(dayOf)));
  const byGroup = buildFrom(text, { target: 'target', splitBy: { column: 'patient', as: 'group' } });
  expect(byGroup.recipe.features).toEqual(['x', 'day']);
  const groups = (rows: Uint32Array) => new Set(Array.from(rows, (row) => patients[row]));
  const learned = groups(byGroup.dataset.train);
  expect([...groups(byGroup.dataset.test)].some((patient) => learned.has(patient))).toBe(false);
  expect(() => buildFrom(text, { target: 'target', splitBy: { column: 'patient', as: 'time' } })).toThrow(
    'The rows cannot be split by the time in "patient": it holds no dates or numbers.',
  );
});

test('nearly all rows of one class are not told as all of them', () => {
  const rare = Array.from({ length: 1000 }, (_, row) => (row % 250 === 0 ? 1 : 0));
  const { dataChecks } = buildFrom(tableOf({ x: scatter(1000), target: rare }), { target: 'target' });
  expect(said(dataChecks.map((check) => check.said)).join()).toMatch(/^99\.6 % of the training rows have "target" = "0"/);
});

test('groups that are written in different ways are one group, as values are', () => {
  const people = Array.from({ length: 30 }, (_, person) => `Ann${person % 2 ? '' : '\u00e9'} ${person}`);
  const ways = (name: string, way: number) =>
    [name, ` ${name}`, name.normalize('NFD'), name.replace(' ', '\u00a0'), `${name}\u200b`][way % 5];
  const rows = Array.from({ length: 300 }, (_, row) => ({ person: row % 30, cell: ways(people[row % 30], Math.floor(row / 30)) }));
  const text = tableOf({ x: scatter(300), person: rows.map(({ cell }) => cell), target: repeat([0, 1, 1], 300) });
  for (let seed = 0; seed < 5; seed++) {
    const { dataset } = buildFrom(text, { target: 'target', seed, splitBy: { column: 'person', as: 'group' } });
    const personsOf = (part: Uint32Array) => new Set(Array.from(part, (row) => rows[dataset.records[row]].person));
    const train = personsOf(dataset.train);
    expect([...personsOf(dataset.test)].filter((person) => train.has(person))).toEqual([]);
  }
  const words = repeat(['yes', 'Yes', 'YES', 'no', 'No', 'TRUE', 'true'], 210);
  const { dataset } = buildFrom(tableOf({ x: scatter(210), said: words, target: repeat([0, 1, 1], 210) }), {
    target: 'target',
    splitBy: { column: 'said', as: 'group' },
  });
  const saidIn = (part: Uint32Array) => new Set(Array.from(part, (row) => words[dataset.records[row]].toLowerCase()));
  expect([...saidIn(dataset.test)].filter((word) => saidIn(dataset.train).has(word))).toEqual([]);
});
