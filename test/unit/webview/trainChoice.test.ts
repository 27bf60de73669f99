import type { Column } from '../../../src/dataset/columns/column.ts';
import fc from 'fast-check';
import * as v from 'valibot';
import { inEnglish } from '../../../src/inWords.ts';
import { expect, test } from 'vitest';
import { defaultHyperparameters } from '../../../src/run/options/hyperparameters.ts';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import { trainOptionsSchema } from '../../../src/run/options/trainOptions.ts';
import { featureChoices, targetChoices } from '../../../webview/choice/columnChoices.ts';
import { fieldNames, fieldProblems, fieldsOf, idleFields, readField } from '../../../webview/choice/fields.ts';
import {
  chosenFeatures,
  chosenFields,
  chosenTask,
  editField,
  featuresAfter,
  isEdited,
  noEdits,
  requestedOptions,
  type ChoiceBase,
} from '../../../webview/choice/trainChoice.ts';
import { somePlan } from '../session/fakeWorkers.ts';
import { settingsSummaries } from '../../../webview/words/settingsSummary.ts';
import { said } from '../said.ts';

const base: ChoiceBase = { options: { target: 'pass', features: ['exam1', 'exam2'], seed: 7, show: false, l1: 0.1 } };

test('whatever a field accepts, training accepts', () => {
  const texts = fc.oneof(
    fc.double().map(String),
    fc.integer().map(String),
    fc.string(),
    fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 8 }).map((list) => list.join(', ')),
    fc.constantFrom(
      '',
      '0',
      '1e-3',
      '0x10',
      '1e999',
      'Infinity',
      '-1',
      '0,01',
      ' 12 ',
      'relu',
      'none',
      'true',
      'hinge',
      'time:',
      'group:x',
      '4294967295',
      '4294967296',
    ),
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
  expect(settingsSummaries(fieldsOf({ hidden: [8, 4], epochs: 200 }, undefined)).map(inEnglish)).toContain(
    'hidden 8, 4 · Adam 0.01 · 200 epochs',
  );
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
  { ...column, name: 'exam1', kind: 'number', distinct: 200, tasks: ['regression'] },
  { ...column, name: 'pass', kind: 'number', distinct: 2, classes: ['0', '1'], tasks: ['binary', 'regression'] },
  { ...column, name: 'name', kind: 'identifier', distinct: 180, leftOut: { type: 'allDifferent' } },
  { ...column, name: 'school', kind: 'constant', distinct: 1, leftOut: { type: 'sameValue' } },
  { ...column, name: 'remark', kind: 'empty', distinct: 0, leftOut: { type: 'empty' } },
  { ...column, name: 'born', kind: 'date', distinct: 90 },
];

test('only columns with a task can be predicted', () => {
  const choices = targetChoices(columns);
  expect(choices.filter(({ reason }) => reason === undefined)).toEqual([{ name: 'exam1' }, { name: 'pass' }]);
  expect(choices.at(-1)?.name).toBe('born');
  expect(said([choices.at(-1)?.reason])).toEqual(['dates']);
});

test('columns that cannot be inputs say why, those left out can be chosen, and the only input stays', () => {
  const choices = featureChoices(columns, 'pass', ['exam1']);
  expect(choices.map(({ name, reason }) => [name, reason !== undefined])).toEqual([
    ['exam1', true],
    ['name', false],
    ['school', true],
    ['remark', true],
    ['born', false],
  ]);
  expect(said([choices[1].remark])).toEqual(['"name" was left out: it is different in every row.']);
  expect(featureChoices(columns, 'name', ['exam1', 'pass'])[0]).toEqual({ name: 'exam1', isChosen: true, reason: undefined });
});

const planned: ChoiceBase = {
  options: { task: 'binary', loss: 'hinge', kinds: [{ column: 'exam1', kind: 'number' }] },
  plan: {
    columns,
    recipe: { target: 'pass', features: ['exam1'], task: 'binary' },
    architecture: { inputs: 1, layers: [{ units: 1, activation: 'linear' }] },
    hyperparameters: { loss: 'hinge', patience: 0 },
  } as unknown as RunPlan,
};

test('a target that can be classes or a number is switched, and a loss that no longer fits is left behind', () => {
  expect(chosenTask(planned, noEdits)).toBe('binary');
  const asNumber = { ...noEdits, task: 'regression' } as const;
  expect(isEdited(planned, asNumber)).toBe(true);
  expect(chosenFields(planned, asNumber).loss).toBe('meanSquaredError');
  expect(requestedOptions(planned, asNumber)).toEqual({ task: 'regression', kinds: [{ column: 'exam1', kind: 'number' }] });
  expect(requestedOptions(planned, noEdits)).toMatchObject({ task: 'binary', loss: 'hinge' });
});

test('another target takes its own task, and every column that is not left out', () => {
  const edits = { ...noEdits, target: 'exam1' };
  expect(chosenTask(planned, edits)).toBe('regression');
  expect(chosenFeatures(planned, edits)).toEqual(['pass', 'born']);
  expect(requestedOptions(planned, edits)).toEqual({ target: 'exam1', kinds: [{ column: 'exam1', kind: 'number' }] });
});

test('kinds are set, kept and taken back by column', () => {
  const set = { ...noEdits, kinds: new Map([['born', 'category'] as const]) };
  expect(isEdited(planned, set)).toBe(true);
  expect(requestedOptions(planned, set)?.kinds).toEqual([
    { column: 'exam1', kind: 'number' },
    { column: 'born', kind: 'category' },
  ]);
  expect(requestedOptions(planned, { ...noEdits, kinds: new Map([['exam1', undefined]]) })?.kinds).toEqual([]);
});

test('early stopping brings its validation rows along, and is not trained with none', () => {
  const edits = editField(planned, noEdits, 'patience', '50');
  expect(chosenFields(planned, edits)).toMatchObject({ patience: '50', validationShare: '20' });
  expect(requestedOptions(planned, edits)).toMatchObject({ patience: 50, validationFraction: 0.2 });
  const without = editField(planned, edits, 'validationShare', '0');
  expect([...fieldProblems(chosenFields(planned, without)).keys()]).toEqual(['validationShare']);
  expect(requestedOptions(planned, without)).toBeUndefined();
});

test('fields that mean nothing as the others stand are idle', () => {
  const fields = fieldsOf({}, undefined);
  expect([...idleFields(fields, 'regression')].sort()).toEqual(['activation', 'classWeight', 'dropout', 'validationShare', 'weightDecay']);
  expect(idleFields({ ...fields, hidden: '8', optimizer: 'adamw', patience: '5' }, 'binary').size).toBe(0);
});

test('a split by a column is read, and one that was asked for can be given up', () => {
  expect(readField('splitBy', 'time:born')).toEqual({ type: 'valid', options: { splitBy: { as: 'time', column: 'born' } } });
  expect(readField('splitBy', 'group:a:b')).toEqual({ type: 'valid', options: { splitBy: { as: 'group', column: 'a:b' } } });
  expect(readField('splitBy', 'group:').type).toBe('invalid');
  const split: ChoiceBase = { options: { splitBy: { as: 'time', column: 'born' } } };
  expect(requestedOptions(split, editField(split, noEdits, 'splitBy', ''))).toEqual({});
});

test('other layers have other defaults: the fields show what will be planned, and only what was said is asked for', () => {
  const basis = { rows: 140, inputs: 2, rarest: 60, isListed: false };
  const plan: RunPlan = { ...somePlan, basis, hyperparameters: defaultHyperparameters };
  const planned: ChoiceBase = { options: {}, settings: { seed: 3 }, plan };
  expect(chosenFields(planned, noEdits)).toMatchObject({ epochs: '1000', patience: '0', validationShare: '0', l2: '0' });
  const layers = { fields: new Map([['hidden', '16']] as const) };
  expect(chosenFields(planned, layers)).toMatchObject({ epochs: '1000', patience: '30', validationShare: '20', l2: '0.0036' });
  expect(settingsSummaries(chosenFields(planned, layers)).map(inEnglish)).toContain('hidden 16 · Adam 0.01 · 1000 epochs at most');
  expect(requestedOptions(planned, layers)).toEqual({ hidden: [16] });
  // Epochs that are said are trained, and a setting counts as said.
  const said = {
    fields: new Map([
      ['hidden', '16'],
      ['epochs', '500'],
    ] as const),
  };
  expect(chosenFields(planned, said)).toMatchObject({ epochs: '500', patience: '0', l2: '0' });
  expect(chosenFields({ ...planned, settings: { epochs: 70 } }, layers)).toMatchObject({ epochs: '70', patience: '0', l2: '0' });
  expect(fieldProblems(chosenFields(planned, layers)).size).toBe(0);
});

test('whatever is predicted in between, a way back to the first target finds the columns that were there', () => {
  const names = ['exam1', 'exam2', 'age', 'pass', 'grade'];
  const plan = {
    columns: names.map((name) => ({ ...column, name, kind: 'number', distinct: 9, tasks: ['regression'] })),
    recipe: { target: 'pass', features: names.filter((name) => name !== 'pass') },
  } as unknown as RunPlan;
  fc.assert(
    fc.property(
      fc.subarray(['exam1', 'exam2', 'age', 'grade'], { minLength: 1 }),
      fc.array(fc.constantFrom(...names)),
      (features, targets) => {
        let wereOff: string[] = [];
        let options: ChoiceBase['options'] = { target: 'pass', features };
        for (const target of [...targets, 'pass']) {
          if (target === options.target) continue;
          const current: ChoiceBase = { options, plan };
          const next = featuresAfter(current, noEdits, target, wereOff) ?? [];
          // As the page does it.
          wereOff = wereOff.filter((name) => name !== target);
          if (!chosenFeatures(current, noEdits).includes(target)) wereOff.push(target);
          expect(next).not.toContain(target);
          options = { target, features: [...next] };
        }
        expect([...(options.features ?? [])].sort()).toEqual([...features].sort());
      },
    ),
  );
});
