import { editorOptions } from '../../../src/options/editorOptions.ts';
import { namesOf } from '../../../src/options/mapNames.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { trainOptionsSchema } from '../../../src/run/options/trainOptions.ts';
import { defaultHyperparameters } from '../../../src/run/options/hyperparameters.ts';
import { defaultRecipe } from '../../../src/dataset/columns/recipe/recipe.ts';

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  contributes: { configuration: { properties: Record<string, Setting> }[] };
};
const settings = new Map(manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties)));
/** Options that belong to a single table are not settings. */
const ofOneTable = [
  'target',
  'features',
  'task',
  'kinds',
  'missingValues',
  'mergeSpellings',
  'splitBy',
  'fold',
  'restart',
  'shuffle',
  'show',
  'arithmetic',
];
const optionNames = Object.keys(trainOptionsSchema.entries).filter((name) => !ofOneTable.includes(name));
const isValid = (name: string, value: unknown) => v.safeParse(trainOptionsSchema, { [name]: value }).success;

test('every option of a training is a setting of the same name, and nothing else but the engine and what is shown', () => {
  expect([...settings.keys()].map((key) => key.replace('neuron.', '')).sort()).toEqual([...optionNames, ...namesOf(editorOptions)].sort());
});

test.each(optionNames)('neuron.%s allows what the option allows', (name) => {
  const setting = settings.get(`neuron.${name}`);
  if (!setting) throw new Error('There is no such setting');
  if (setting.default !== 'auto') expect(isValid(name, setting.default)).toBe(true);
  if (setting.enum) {
    expect(setting.enumDescriptions).toHaveLength(setting.enum.length);
    for (const value of setting.enum.filter((choice) => choice !== 'auto')) expect(isValid(name, value)).toBe(true);
    expect(isValid(name, 'no such choice')).toBe(false);
  }
  if (setting.minimum !== undefined && setting.maximum !== undefined) {
    const step = setting.type === 'integer' ? 1 : 1e-6;
    for (const inside of [setting.minimum, setting.maximum]) expect(isValid(name, inside)).toBe(true);
    for (const outside of [setting.minimum - step, setting.maximum + step]) expect(isValid(name, outside)).toBe(false);
  }
});

test('without settings a training has the same defaults', () => {
  const defaults: Readonly<Record<string, unknown>> = { ...defaultHyperparameters, ...defaultRecipe };
  for (const [key, setting] of settings) {
    const value = defaults[key.replace('neuron.', '')];
    if (value !== undefined && setting.default !== 'auto') expect([key, setting.default]).toEqual([key, value]);
  }
});
