import path from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readTranslations } from '../../../scripts/translations.ts';
import { inWords, type Language } from '../../../src/inWords.ts';
import { optionNames } from '../../../src/options/optionTable.ts';
import { findWrongOption, refuseOptions } from '../../../src/run/options/refuseOptions.ts';
import { sweepOptionsSchema } from '../../../src/run/options/sweepOptions.ts';
import { trainOptionsSchema } from '../../../src/run/options/trainOptions.ts';

const translations = readTranslations(path.resolve(import.meta.dirname, '../../..'));
const korean: Language = { locale: 'ko', lookUp: (template) => translations.get(template) ?? template };

function refuse(schema: v.GenericSchema, options: unknown, ...place: [command?: string, depth?: number]) {
  const checked = v.safeParse(schema, options);
  if (checked.success) throw new Error(`These are options: ${JSON.stringify(options)}`);
  return refuseOptions(checked.issues, ...place);
}

const letters = (count: number) => 'x'.repeat(count);

test.each<[unknown, string]>([
  [5, 'The options have to be an object, such as { "epochs": 50 }, but are 5.'],
  [{ epoch: 5 }, 'There is no option "epoch".'],
  [{ epochs: 0 }, 'The option "epochs" has to be a whole number from 1 to 1000000, but is 0.'],
  [{ epochs: 2.5 }, 'The option "epochs" has to be a whole number from 1 to 1000000, but is 2.5.'],
  [{ learningRate: Number.NaN }, 'The option "learningRate" has to be a number from 0 to 1000, but is NaN.'],
  [{ learningRate: '0.1' }, 'The option "learningRate" has to be a number from 0 to 1000, but is "0.1".'],
  [{ hidden: [8, 'a'] }, 'The option "hidden" has to be up to 6 whole numbers from 1 to 1024, such as 8,4, but is [8,"a"].'],
  [{ hidden: { a: 1 } }, 'The option "hidden" has to be up to 6 whole numbers from 1 to 1024, such as 8,4, but is {…}.'],
  [{ allowDuplicates: 'yes' }, 'The option "allowDuplicates" has to be true or false, but is "yes".'],
  [{ task: 'clustering' }, 'The option "task" has to be one of binary, multiclass, regression, but is "clustering".'],
  [{ target: 3 }, 'The option "target" has to be a text, but is 3.'],
  [{ features: 'age' }, 'The option "features" has to be a list, but is "age".'],
  [{ features: [] }, 'The option "features" has to be a list with at least 1 entry, but is [].'],
  [{ features: ['age', null] }, 'The option "features.1" has to be a text, but is null.'],
  [{ kinds: ['age'] }, 'The option "kinds.0" has to be an object, but is "age".'],
  [{ kinds: [{ column: 'age', kind: 'int' }] }, 'The option "kinds.0.kind" has to be one of number, boolean, category, date'],
  [{ splitBy: { column: 'day' } }, 'The option "splitBy.as" is missing.'],
  [{ splitBy: { column: 'day', as: 'time', of: 2 } }, 'There is no option "splitBy.of".'],
  [
    { missingValues: [{ column: 'a', marks: [letters(101)] }] },
    'The option "missingValues.0.marks.0" has to be a text of at most 100 letters, but is "xxx',
  ],
  [{ fold: { index: 20, of: 5 } }, 'The option "fold.index" has to be at most 19, but is 20.'],
  [{ fold: { index: 0.5, of: 5 } }, 'The option "fold.index" has to be a whole number, but is 0.5.'],
  [{ restart: -1 }, 'The option "restart" has to be at least 0, but is -1.'],
  [{ shuffle: '1' }, 'The option "shuffle" has to be a number, but is "1".'],
  [{ show: 1 }, 'The option "show" has to be true or false, but is 1.'],
])('%j: %s', (options, said) => {
  expect(refuse(trainOptionsSchema, options).message.slice(0, said.length)).toBe(said);
});

test.each<[unknown, string]>([
  [{ learningRate: 0.1 }, 'The option "learningRate" has to be a list, but is 0.1.'],
  [{ learningRate: [] }, 'The option "learningRate" has to be a list with at least 1 entry, but is [].'],
  [{ learningRate: new Array(51).fill(0.1) }, 'The option "learningRate" has to be a list with at most 50 entries, but is [0.1,0.1,0.1'],
  [{ learningRate: [0.1, -1] }, 'The option "learningRate.1" has to be a number from 0 to 1000, but is -1.'],
  [{ hidden: [[8], [8, 0]] }, 'The option "hidden.1" has to be up to 6 whole numbers from 1 to 1024, such as 8,4, but is [8,0].'],
  [{ epochs: [5] }, 'neuron.sweep has no option "epochs".'],
  [{ restarts: 99 }, 'The option "restarts" has to be at most 20, but is 99.'],
])('a sweep of %j: %s', (options, said) => {
  expect(refuse(sweepOptionsSchema, options, 'neuron.sweep', 1).message.slice(0, said.length)).toBe(said);
});

test('no value of an option leaves English in a Korean error', () => {
  const names = Object.keys(trainOptionsSchema.entries).filter((name) => name !== 'arithmetic');
  expect(names).toEqual(expect.arrayContaining([...optionNames]));
  const value = fc.oneof(fc.anything({ withBigInt: true, withNullPrototype: true }), fc.constant(Symbol('x')), fc.array(fc.anything()));
  fc.assert(
    fc.property(fc.constantFrom(...names), value, (name, given) => {
      const checked = v.safeParse(trainOptionsSchema, { [name]: given });
      if (checked.success) return;
      const { said } = refuseOptions(checked.issues);
      // The given value, names of options and their values are the same in every language.
      const values = new Map(Object.entries(said.args ?? {}));
      const { value: shown, option } = findWrongOption(checked.issues[0]);
      const sentence = inWords({ ...said, args: { ...said.args, ...(values.has('value') ? { value: '' } : {}), option: '' } }, korean);
      expect(shown.length).toBeLessThanOrEqual(40);
      expect(option.startsWith(name)).toBe(true);
      expect(sentence).toMatch(/\p{Script=Hangul}/u);
      const choices = `${String(checked.issues[0].expected)} true false`;
      expect((sentence.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !choices.includes(word))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
