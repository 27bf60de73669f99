import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { isExpectationFile, readExpectationFile } from '../../../src/expectations/readExpectationFile.ts';

const readable = (name: string, text: string) => {
  const { expectations, ...file } = readExpectationFile(name, text);
  return { ...file, expectations: expectations.map(({ line, text, expectation }) => [line, text, expectation.type]) };
};

test('names tell which files hold expectations', () => {
  expect(['neuron.test.json', 'exams.neuron.test.md', 'a.b.Neuron.test.JSON'].map(isExpectationFile)).toEqual([true, true, true]);
  expect(['notneuron.test.json', 'neuron.json', 'neuron.test.ts', '.neuron.test.json.bak'].map(isExpectationFile)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('JSON may have comments, and each expectation knows its line', () => {
  const file = readable(
    'a.neuron.test.json',
    `{
  "table": "exams.csv", // the lesson's
  "options": { "target": "pass", "hidden": [4] },
  "expect": [
    "accuracy ≥ 0.8",
    { "row": { "exam1": 90, "__proto__": "x" }, "class": "1",
      "atLeast": 0.9 },
    { "never": "falls", "with": "exam1" },
    { "score": "auc", "above": 0.5 },
  ],
}`,
  );
  expect(file).toEqual({
    ...{ table: 'exams.csv', options: { target: 'pass', hidden: [4] } },
    expectations: [
      [4, 'accuracy ≥ 0.8', 'score'],
      [5, '{ "row": { "exam1": 90, "__proto__": "x" }, "class": "1", "atLeast": 0.9 }', 'row'],
      [7, '{ "never": "falls", "with": "exam1" }', 'never'],
      [8, '{ "score": "auc", "above": 0.5 }', 'score'],
    ],
  });
});

test('a Markdown table holds expectations, another one what is trained with; the rest is for people', () => {
  const file = readable(
    'README.neuron.test.md',
    [
      '# Exams | what we count on',
      '| option | value |',
      '|---|:-:|',
      '| table | `exams.csv` |',
      '| hidden | 8, 4 |',
      '| clipOutliers | yes |',
      '',
      '```',
      '| expectation |',
      '| --- |',
      '| accuracy > 2 |',
      '```',
      '| person | task |',
      '| - | - |',
      '| Ann | accuracy ≥ 1 |',
      '',
      'Expectation | why',
      '--- | ---',
      '`exam1 9, "a\\|b" 2 → pass ≥ 0.9` | else nobody uses it',
      'accuracy \\> 0.8 |',
      'nonsense |',
      '',
    ].join('\n'),
  );
  expect(file).toEqual({
    ...{ table: 'exams.csv', options: { hidden: [8, 4], clipOutliers: true } },
    expectations: [
      [18, 'exam1 9, "a|b" 2 → pass ≥ 0.9', 'row'],
      [19, 'accuracy > 0.8', 'score'],
      [20, 'nonsense', 'unreadable'],
    ],
  });
});

test.each([
  ['a.neuron.test.json', '{\n"table": "a.csv"\n"expect": []}', 'Line 3 is not JSON: CommaExpected.'],
  ['a.neuron.test.json', '', 'Line 1 is not JSON'],
  ['a.neuron.test.json', '{\n"table": 3, "expect": []}', 'Line 2: "table" is not what it should be'],
  ['a.neuron.test.json', '{"table": "a.csv", "expected": []}', '"expect'],
  ['a.neuron.test.json', '{"table": "a.csv", "expect": []}', 'It holds no expectations.'],
  ['a.neuron.test.json', '{"expect": ["accuracy > 0"]}', 'name a "table" to train on, or a "model"'],
  [
    'a.neuron.test.json',
    '{"table": "a.csv", "options": {"epochs": 0}, "expect": ["accuracy > 0"]}',
    'The option "epochs" has to be a whole number',
  ],
  ['a.neuron.test.md', 'nothing here', 'name a "table"'],
  ['a.neuron.test.md', '| option | value |\n|-|-|\n| table | a.csv |\n| hiden | 3 |\n', 'There is no option "hiden"'],
])('%s: %j is refused in words', (name, text, said) => {
  expect(() => readExpectationFile(name, text)).toThrow(said);
});

test.each([
  ['{"row": {"a": 1}}', 'An expectation has one bound'],
  ['{"row": {"a": 1}, "atLeast": 1, "below": 2}', 'An expectation has one bound'],
  ['{"row": {"a": [1]}, "is": "x"}', '"row" has a text or a number for each column'],
  ['{"row": 3, "is": "x"}', '"row" has a text or a number for each column'],
  ['{"score": "speed", "above": 1}', 'This is not an expectation'],
  ['{"never": "falls"}', 'This is not an expectation'],
  ['7', 'This is not an expectation'],
])('%s says at its line why it is no expectation', (item, said) => {
  const [{ expectation }] = readExpectationFile('neuron.test.json', `{"table": "a.csv", "expect": [${item}]}`).expectations;
  expect(expectation.type).toBe('unreadable');
  expect(JSON.stringify(expectation)).toContain(JSON.stringify(said).slice(1, -1));
});

test('the schema that is contributed takes what is read, and nothing that is refused', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../schemas/expectations.schema.json', import.meta.url), 'utf8')) as object;
  const check = new Ajv({ allowUnionTypes: true }).compile(schema);
  const file = (item: unknown, options: object = {}) => ({ table: 'a.csv', options, expect: [item] });
  for (const item of [
    'accuracy > 0',
    { row: { a: 1 }, is: 'x' },
    { row: { a: 'x' }, class: 'b', atLeast: 0.5 },
    { never: 'rises', with: 'a' },
    { score: 'mae', below: 3 },
  ]) {
    expect(check(file(item)), JSON.stringify(check.errors)).toBe(true);
  }
  for (const item of [{ row: { a: 1 } }, { row: { a: 1 }, is: 1, atLeast: 2 }, { never: 'falls' }, { score: 'speed', above: 1 }, 7])
    expect(check(file(item))).toBe(false);
  expect(check(file('accuracy > 0', { hidden: [8, 4], epochs: 5 }))).toBe(true);
  expect(check(file('accuracy > 0', { epochs: 0 }))).toBe(false);
  expect(check({ expect: ['accuracy > 0'] })).toBe(false);
});
