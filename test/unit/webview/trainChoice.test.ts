import type { Column } from '../../../src/dataset/column.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { trainOptionsSchema } from '../../../src/protocol/trainOptions.ts';
import { featureChoices, targetChoices } from '../../../webview/choice/columnChoices.ts';
import { fieldNames, fieldProblems, fieldsOf, readField } from '../../../webview/choice/fields.ts';
import { chosenFeatures, isEdited, noEdits, requestedOptions, type ChoiceBase } from '../../../webview/choice/trainChoice.ts';
import { settingsSummary } from '../../../webview/words/settingsSummary.ts';

const base: ChoiceBase = { options: { target: 'pass', features: ['exam1', 'exam2'], seed: 7, show: false, l1: 0.1 } };

test('whatever a field accepts, training accepts', () => {
  const texts = fc.oneof(
    fc.double().map(String),
    fc.integer().map(String),
    fc.string(),
    fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 8 }).map((list) => list.join(', ')),
    fc.constantFrom('', '0', '1e-3', '0x10', '1e999', 'Infinity', '-1', '0,01', ' 12 ', 'relu', 'none', '4294967295', '4294967296'),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fieldNames), texts, (name, text) => {
      const value = readField(name, text);
      if (value.type === 'valid') expect(v.safeParse(trainOptionsSchema, value.options).success).toBe(true);
      else expect(value.message).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('fields read what people write', () => {
  expect(readField('hidden', '8, 4')).toEqual({ type: 'valid', options: { hidden: [8, 4] } });
  expect(readField('hidden', ' ')).toEqual({ type: 'valid', options: { hidden: [] } });
  expect(readField('learningRate', '0,05')).toEqual({ type: 'valid', options: { learningRate: 0.05 } });
  expect(readField('epochs', '100 000')).toEqual({ type: 'valid', options: { epochs: 100_000 } });
  expect(readField('testShare', '30')).toEqual({ type: 'valid', options: { testFraction: 0.3 } });
  expect(readField('hidden', '8, 0').type).toBe('invalid');
  expect(readField('epochs', '1.5').type).toBe('invalid');
});

test('the fields of any options are valid', () => {
  expect(fieldProblems(fieldsOf({}, undefined)).size).toBe(0);
  expect(fieldProblems(fieldsOf({ hidden: [8, 4], testFraction: 0.07, learningRate: 1e-7, l2: 0.001 }, undefined)).size).toBe(0);
  expect(settingsSummary(fieldsOf({ hidden: [8, 4], epochs: 200 }, undefined))).toBe('hidden 8, 4 · Adam 0.01 · 200 epochs');
});

test('a training is asked for with the last options and what was changed', () => {
  expect(requestedOptions(base, noEdits)).toEqual({ target: 'pass', features: ['exam1', 'exam2'], seed: 7, l1: 0.1 });
  expect(requestedOptions(base, { features: ['exam1'], fields: new Map([['epochs', '50']]) })).toEqual({
    target: 'pass',
    features: ['exam1'],
    seed: 7,
    l1: 0.1,
    epochs: 50,
  });
  expect(requestedOptions(base, { fields: new Map([['epochs', 'many']]) })).toBeUndefined();
});

test('a new target is not among its own features', () => {
  expect(requestedOptions(base, { target: 'exam2', fields: new Map() })).toMatchObject({ target: 'exam2', features: ['exam1'] });
  expect(chosenFeatures(base, { target: 'exam1', fields: new Map() })).toEqual(['exam2']);
});

test('a change that is taken back is no change', () => {
  expect(isEdited(base, noEdits)).toBe(false);
  expect(isEdited(base, { target: 'pass', features: ['exam2', 'exam1'], fields: new Map([['seed', '7']]) })).toBe(false);
  expect(isEdited(base, { features: ['exam1'], fields: new Map() })).toBe(true);
  expect(isEdited(base, { fields: new Map([['seed', '8']]) })).toBe(true);
});

const column = { index: 0, missing: 0, invalid: 0, tasks: [], remarks: [] };
const columns: readonly Column[] = [
  { ...column, name: 'exam1', kind: 'number', distinct: 200 },
  { ...column, name: 'pass', kind: 'number', distinct: 2, classes: ['0', '1'], tasks: ['binary'] },
  { ...column, name: 'name', kind: 'category', distinct: 180, leftOut: 'it holds text' },
  { ...column, name: 'school', kind: 'constant', distinct: 1, leftOut: 'it is the same in every row' },
  { ...column, name: 'remark', kind: 'empty', distinct: 0, leftOut: 'it has no values' },
];

test('only two-valued columns can be predicted', () => {
  expect(targetChoices(columns).filter(({ reason }) => reason === undefined)).toEqual([{ name: 'pass' }]);
});

test('columns that cannot be inputs say why, and the only input stays', () => {
  const choices = featureChoices(columns, 'pass', ['exam1']);
  expect(choices.map(({ name }) => name)).toEqual(['exam1', 'name', 'school', 'remark']);
  expect(choices.every(({ reason }) => reason !== undefined)).toBe(true);
  expect(featureChoices(columns, 'name', ['exam1', 'pass'])[0]).toEqual({ name: 'exam1', isChosen: true, reason: undefined });
});
