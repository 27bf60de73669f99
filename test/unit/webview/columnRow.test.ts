import { expect, test } from 'vitest';
import type { Column } from '../../../src/dataset/columns/column.ts';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import { noEdits, requestedOptions, type Edits } from '../../../webview/choice/trainChoice.ts';
import { associationText, columnRows, readMarks, spellingActions, writeMarks } from '../../../webview/data/columnRow.ts';
import { distributionBars, distributionWords } from '../../../webview/data/distributionBars.ts';
import { said } from '../said.ts';
import { inEnglish } from '../../../src/inWords.ts';

const column = { index: 0, missing: 0, invalid: 0, tasks: [], remarks: [] };
const columns: readonly Column[] = [
  { ...column, name: 'id', kind: 'identifier', distinct: 40, leftOut: { type: 'allDifferent' } },
  {
    ...column,
    name: 'age',
    kind: 'number',
    ...{ distinct: 9, missing: 2, invalid: 1, range: { min: 18, max: 90 }, tasks: ['regression'] },
    distribution: { type: 'histogram', min: 18, max: 90, counts: [1, 0, 36] },
  },
  {
    ...column,
    name: 'city',
    kind: 'category',
    distinct: 9,
    distribution: { type: 'bars', bars: [{ value: 'Oslo', count: 24 }, { value: 'Rome', count: 6 }], others: 10 }, // prettier-ignore
  },
  { ...column, name: 'country', kind: 'constant', distinct: 1, leftOut: { type: 'sameValue' } },
  { ...column, name: 'ill', kind: 'boolean', distinct: 2, tasks: ['binary'] },
];
const plan = {
  columns,
  recipe: { target: 'ill', features: ['age', 'city'], task: 'binary' },
  rows: { train: 28, validation: 0, test: 12, skipped: 0 },
  associations: [{ column: 'age', type: 'correlation', strength: -0.9978 }],
  architecture: { inputs: 2, layers: [] },
} as unknown as RunPlan;
const base = { options: {}, plan };
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

test('each column has its role, the reason for it, and what it holds', () => {
  const rows = columnRows(base, noEdits);
  expect(rows.map(({ role }) => role)).toEqual(['left out', 'input', 'input', 'left out', 'target']);
  expect(said([rows[0].reason])).toEqual(['it is different in every row']);
  expect(rows.map(({ missing }) => plain(missing))).toEqual([undefined, '2 (5.0 %)', undefined, undefined, undefined]);
  expect(said(rows.map(({ values }) => values))).toEqual(['40 different', '18 … 90', 'Oslo (60 %)', '1 different', '2 different']);
  expect(rows[1].association && associationText(rows[1].association).short).toBe('−0.998');
  const told = (strength: number) => {
    const { short, long } = associationText({ column: 'age', type: 'correlation', strength });
    return `${short}, ${inEnglish(long)}`;
  };
  expect([0.9996, -0.9996, 0.999_999_7].map(told)).toEqual(['0.999', '−0.999', '0.999'].map((short) => `${short}, correlation ${short}`));
  // A copy of the target, whose correlation is 1 but for the arithmetic.
  expect([1, 1 - 1e-15].map(told)).toEqual(['1, correlation 1', '1, correlation 1']);
});

test('a column offers the roles that it can have', () => {
  const roles = columnRows(base, noEdits).map(({ roles }) => roles);
  expect(roles).toEqual([['input', 'left out'], ['target', 'input', 'left out'], ['input', 'left out'], ['left out'], ['target']]);
  expect(columnRows(base, { ...noEdits, features: ['age'] })[1].roles).toEqual(['target', 'input']);
});

test('what the user has changed is shown before it is trained with', () => {
  const rows = columnRows(base, { ...noEdits, features: ['age'], kinds: new Map([['id', 'category'] as const]) });
  expect(rows[0].kind).toBe('category');
  expect(rows[2].role).toBe('left out');
  expect(said([rows[2].reason])).toEqual(['by your choice']);
  expect(columnRows(base, { ...noEdits, target: 'age' })[1].association).toBeUndefined();
});

test('that values are taken as classes is said of the target, and of no input', () => {
  const stars: Column = { ...column, name: 'stars', kind: 'number', distinct: 5, tasks: ['multiclass', 'regression'] };
  const starBase = { options: {}, plan: { ...plan, columns: [stars, ...columns] } };
  const told = (edits: Partial<Edits>) => said(columnRows(starBase, { ...noEdits, ...edits }).flatMap(({ remarks }) => remarks));
  expect(told({ features: ['stars'] })).toEqual([]);
  expect(told({ target: 'stars' })).toEqual(['its 5 values are taken as classes; they can be predicted as a number too']);
  expect(told({ target: 'stars', task: 'regression' })).toEqual(['it is predicted as a number; its 5 values can be taken as classes too']);
});

test('bars stand on the ground, fill their box and show every count above 0', () => {
  const bars = distributionBars({ type: 'histogram', min: 0, max: 1, counts: [1, 0, 1000] }, 90, 26);
  expect(bars.map(({ height }) => height)).toEqual([1, 0, 26]);
  expect(bars.every(({ y, height }) => y + height === 26)).toBe(true);
  const [, , others] = distributionBars({ type: 'bars', bars: [{ value: 'a', count: 3 }, { value: 'b', count: 1 }], others: 2 }, 90, 26); // prettier-ignore
  expect(others.isOthers).toBe(true);
});

const told = (...args: Parameters<typeof distributionWords>) => inEnglish(distributionWords(...args));

test('distributions are told in words', () => {
  expect(told({ type: 'bars', bars: [{ value: 'a', count: 3 }], others: 2 }, undefined)).toBe('a: 3, others: 2');
  expect(told({ type: 'histogram', min: 0, max: 30, counts: [1, 7, 2] }, undefined)).toBe('Most values lie from 10 to 20: 7');
  const clock = { type: 'histogram', min: 0, max: 7_200_000, counts: [1, 9] } as const;
  expect(told(clock, 'time')).toBe('Most values lie from 01:00 to 02:00: 9');
  expect(told({ type: 'histogram', min: 1, max: 3, counts: [1, 7, 2] }, undefined)).toBe('Commonest: 2, 7 times');
});

test('marks and spellings can be changed with one button each', () => {
  const answer: Column = {
    ...column,
    name: 'answer',
    kind: 'category',
    distinct: 3,
    markCounts: [
      { mark: 'NA', count: 4, takenAs: 'missing' },
      { mark: 'unknown', count: 2, takenAs: 'value' },
    ],
    spellings: {
      one: [],
      alike: [
        {
          name: 'yes',
          difference: 'word',
          texts: [
            { text: 'yes', count: 4 },
            { text: 'Y', count: 3 },
          ],
        },
      ],
      fold: 'yesNo',
    },
  };
  const withAnswer = { options: {}, plan: { ...plan, columns: [answer], recipe: { ...plan.recipe, target: 'answer' } } };
  const [row] = columnRows(withAnswer, noEdits);
  expect(row).toMatchObject({ marks: ['NA'], areMarksChosen: false });
  expect(row.actions.map(({ label, ...action }) => ({ ...action, label: inEnglish(label) }))).toEqual([
    { type: 'marks', label: 'Take "NA" for a value', marks: [] },
    { type: 'marks', label: 'Take "unknown" for a missing value', marks: ['NA', 'unknown'] },
    { type: 'merge', label: 'Make "yes", "Y" one', isMerged: true },
  ]);
  expect(spellingActions(withAnswer.plan).map(({ column, label }) => [column, inEnglish(label)])).toEqual([
    ['answer', 'Make "yes", "Y" one'],
  ]);
  const edits = { ...noEdits, missingValues: new Map([['answer', ['?']]]), mergeSpellings: new Map([['answer', true]]) };
  expect(columnRows(withAnswer, edits)[0]).toMatchObject({ marks: ['?'], areMarksChosen: true });
  expect(requestedOptions({ options: {} }, edits)).toMatchObject({
    missingValues: [{ column: 'answer', marks: ['?'] }],
    mergeSpellings: ['answer'],
  });
  expect(readMarks(' NA, ,?, NA')).toEqual(['NA', '?']);
  expect(readMarks('"none, yet", -, "say ""so"""')).toEqual(['none, yet', '-', 'say "so"']);
  for (const marks of [['NA', '?'], ['none, yet'], [',', '"', '""', 'a "b" c', '"x", y'], []])
    expect(readMarks(writeMarks(marks))).toEqual(marks);
});
