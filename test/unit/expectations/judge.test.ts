import { expect, test } from 'vitest';
import type { Expectation } from '../../../src/expectations/expectation.ts';
import { judge } from '../../../src/expectations/judge.ts';
import type { ExaminedRows } from '../../../src/expectations/monotone.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { predict } from '../../../src/model/predict.ts';
import { caseNames, exportCase, type ExportCase } from '../exports/exportCases.ts';

function judged({ model, plan, outcome }: ExportCase, expectation: Expectation, rows?: ExaminedRows): string {
  const [{ outcome: became, said }] = judge([{ line: 0, text: '', expectation }], { model, plan, outcome }, rows);
  return said ? `${became}: ${inEnglish(said)}` : became;
}

const cases = caseNames.filter((_, place) => place % 2 === 0).map((name) => [name.name, exportCase(name)] as const);

test.each(cases)('%s: what the model answers to a row is expected of it, and nothing else', (_, made) => {
  const { model, rows } = made;
  const { target } = model.encoder;
  for (const row of rows.slice(0, 10)) {
    const cells = new Map(row);
    const { value, confidence } = predict(model, cells);
    const bound = (comparison: '≥' | '≤' | '=', bound: string, subject: readonly string[] = [target.column]) =>
      judged(made, { type: 'row', cells, subject, comparison, bound });
    if (target.type === 'regression') {
      expect([bound('≥', String(value)), bound('≤', String(value))]).toEqual(['met', 'met']);
      expect(bound('≥', String(Number(value) + 1))).toMatch(/^unmet: target is [\d\s−.e]+, expected ≥ [\d\s−.e]+\.$/);
      continue;
    }
    for (const name of target.classes) {
      const said = bound('=', name);
      if (name === value) expect(said).toBe('met');
      else expect(said).toBe(`unmet: target is ${String(value)}, expected = ${name}.`);
    }
    expect(bound('≥', String(confidence), [target.column, String(value)])).toBe('met');
    expect(bound('≥', String(confidence), [String(value)])).toBe('met');
    expect(bound('≥', '1.01', [target.column, String(value)])).toMatch(
      /^unmet: the probability of target = .* is [\d.]+, expected ≥ 1\.01\.$/,
    );
    expect(bound('=', 'none of them')).toMatch(/^unjudged: "none of them" is not one of the answers/);
  }
});

/** Rows as sampled by a worker. */
function rowsOf({ model, rows }: ExportCase): ExaminedRows {
  const inputs = rows.flatMap((row) => [...encodeRow(model.encoder, new Map(row)).inputs]);
  return { lines: Uint32Array.from(rows, (_, row) => row + 1), inputs: Float32Array.from(inputs) };
}

const neuron = exportCase(caseNames.find(({ name }) => name === 'two classes, numbers, []') ?? caseNames[0]);

test('the answer of a single neuron goes with each column one way only, that of its weight', () => {
  const rows = rowsOf(neuron);
  const { target } = neuron.model.encoder;
  const first = target.type === 'regression' ? '' : target.classes[0];
  const { contributions } = predict(neuron.model, new Map(neuron.rows[0]));
  expect(contributions.length).toBeGreaterThan(1);
  for (const { column, weight = 0 } of contributions) {
    const never = (direction: 'falls' | 'rises', subject: readonly string[] = []) =>
      judged(neuron, { type: 'never', subject, direction, column }, rows);
    const [met, unmet] = weight > 0 ? (['falls', 'rises'] as const) : (['rises', 'falls'] as const);
    expect(never(met)).toBe('met');
    expect(never(unmet)).toMatch(
      new RegExp(`^unmet: In the row of line 2 it ${unmet} from [\\d.e−]+ to [\\d.e−]+ where ${column} grows from .+ to .+\\.$`),
    );
    // For the other class it is the opposite.
    expect(never(unmet, ['target', first])).toBe('met');
  }
});

test('a number and one of several classes are looked at as well', () => {
  for (const name of ['a number, numbers, []', 'a logarithm, numbers, []', 'several, numbers, []']) {
    const made = exportCase(caseNames.find((of) => of.name === name) ?? caseNames[0]);
    const subject = name.startsWith('several') ? ['a'] : [];
    const both = (['falls', 'rises'] as const).map((direction) =>
      judged(made, { type: 'never', subject, direction, column: 'size' }, rowsOf(made)),
    );
    expect(
      both.some((said) => said.startsWith('unmet')),
      name,
    ).toBe(true);
  }
});

test('what cannot be judged says why', () => {
  const rows = rowsOf(neuron);
  const row = { type: 'row', cells: new Map(neuron.rows[0]), comparison: '≥', bound: '0.5' } as const;
  expect(judged(neuron, { ...row, subject: ['other'] })).toMatch(
    /^unjudged: What is predicted is "target", one of .*; "other" is neither\.$/,
  );
  expect(judged(neuron, { ...row, subject: [], cells: new Map() })).toMatch(/^unjudged: A value for ".+" is needed\.$/);
  expect(judged(neuron, { ...row, subject: [], bound: 'high' })).toBe('unjudged: "high" is not a number.');
  expect(judged(neuron, { type: 'never', subject: [], direction: 'falls', column: 'size' })).toContain('needs the rows of a table');
  expect(judged(neuron, { type: 'never', subject: [], direction: 'falls', column: 'nothing' }, rows)).toContain(
    'is not one of the columns that are learned from',
  );
  expect(judged(neuron, { type: 'score', score: 'mae', comparison: '<', bound: 1 })).toContain('The model has no mae');
  const several = exportCase(caseNames.find(({ name }) => name === 'several, categories, []') ?? caseNames[0]);
  expect(judged(several, { ...row, cells: new Map(several.rows[0]), subject: [] })).toContain('write the one whose probability you mean');
  expect(judged(several, { type: 'never', subject: ['a'], direction: 'falls', column: 'city' }, rowsOf(several))).toContain(
    'holds categories',
  );
});

test('a value that is close to its bound is written apart from it', () => {
  const { accuracy = Number.NaN } = neuron.outcome.test ?? {};
  const said = judged(neuron, { type: 'score', score: 'accuracy', comparison: '≥', bound: accuracy + 1e-9 });
  const [value, bound] = Array.from(said.matchAll(/[\d.]+(?=[,.]( |$))/g), ([number]) => Number(number));
  expect(value).toBeLessThan(bound);
});

test('figures are those of the test', () => {
  const { accuracy = Number.NaN } = neuron.outcome.test ?? {};
  expect(judged(neuron, { type: 'score', score: 'accuracy', comparison: '≥', bound: accuracy })).toBe('met');
  expect(judged(neuron, { type: 'score', score: 'accuracy', comparison: '>', bound: accuracy })).toMatch(
    /^unmet: accuracy is [\d.]+, expected > [\d.]+\.$/,
  );
});
