import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { kernelCodes, settingSections } from '../../../scripts/optionFiles.ts';
import type { NumberDescriptor } from '../../../src/options/descriptor.ts';
import { editorOptions } from '../../../src/options/editorOptions.ts';
import { choicesOf, codeOf, describeOption, optionNames, optionTable, type OptionName } from '../../../src/options/optionTable.ts';
import { fieldOf, readField } from '../../../webview/choice/fields.ts';
import { putInWords, type ManifestWords } from '../../../scripts/manifestWords.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const sourcesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => `${folder}/${name}`);
const isNumber = (name: OptionName): boolean => ['number', 'integer'].includes(describeOption(name).type);
const numberOf = (name: OptionName): NumberDescriptor => {
  const option = describeOption(name);
  if (option.type !== 'number' && option.type !== 'integer') throw new Error(`${name} is no number`);
  return option;
};

test("the settings of package.json are the table's", () => {
  const { contributes } = putInWords(JSON.parse(read('package.json')), JSON.parse(read('package.nls.json')) as ManifestWords) as {
    contributes: { configuration: unknown };
  };
  expect(contributes.configuration).toEqual(settingSections());
});

test('every value of a setting has a label and a sentence, and no two values of one setting share a label', () => {
  for (const { properties } of settingSections()) {
    for (const [name, { enum: values = [], enumItemLabels = [], enumDescriptions = [] }] of Object.entries(properties)) {
      expect([name, enumItemLabels.length, enumDescriptions.length]).toEqual([name, values.length, values.length]);
      // Two kinds of cross-entropy never occur in one list of the form, because a target has only one of them.
      if (name !== 'neuron.loss') expect([name, new Set(enumItemLabels).size]).toEqual([name, values.length]);
    }
  }
});

test("the kernel's constants are the table's", () => {
  const written = new Map(
    [...read('src/training/kernel/assembly/codes.ts').matchAll(/export const (\w+): i32 = (\d+);/g)].map(([, name, code]) => [
      name,
      Number(code),
    ]),
  );
  for (const name of ['optimizer', 'loss', 'activation'] as const) {
    for (const value of choicesOf(name)) {
      expect([value, written.get(value.replace(/[A-Z]/g, '_$&').toUpperCase())]).toEqual([value, codeOf(name, value)]);
    }
  }
  expect(written.size).toBe(kernelCodes().match(/export const/g)?.length);
});

describe('a field takes what the option allows', () => {
  test.each(optionNames.filter(isNumber))('%s', (name) => {
    const { min, max, isMinLeftOut, percentField, type } = numberOf(name);
    const factor = percentField === undefined ? 1 : 100;
    const step = type === 'integer' ? 1 : 0.001;
    const typeOf = (value: number) => readField(fieldOf[name], String(Number((value * factor).toPrecision(12)))).type;
    expect([typeOf(min), typeOf(max)]).toEqual([isMinLeftOut ? 'invalid' : 'valid', 'valid']);
    expect([typeOf(min - step), typeOf(max + step)]).toEqual(['invalid', 'invalid']);
  });
});

/**
 * Where options are implemented; there, and in the table, the names of their values may occur. The page draws activations and shows their
 * formulas.
 */
const carriedOut =
  /^src\/(options|network|gradient|evaluation|dataset|training|model|exports|scale)\/|^webview\/(graph\/(parts\/activationPath|figures\/columnReach|figures\/formula)|step\/stepFormulas)\.ts$/;
/** Descriptions of unusual runs, remedies for failed ones, and the meaning of a field beside another. */
const spokenOf =
  /^src\/run\/findings\/remedies\.ts$|^webview\/(words\/(smallPrint|stepWords)\.ts|choice\/fields\.ts|step\/StepDrawer\.svelte)$/;
/** Names with other meanings too: a step of a paused run, a constant column, nothing, the output of two classes, a log to write to. */
const ambiguous = new Set(['step', 'constant', 'none', 'sigmoid', 'log']);
/** Numbers that are not bounds: rates to try, milliseconds, bytes, letters. */
const otherNumbers = [
  'src/commands/answers/answerProgress.ts: 1000',
  'src/commands/scale/followedTraining.ts: 1000',
  'src/commands/series/seriesCommand.ts: 1000',
  'src/commands/train/trainingProgress.ts: 1000',
  'src/documents/openedTable.ts: 1024',
  'src/run/history/joinedRun.ts: 1024',
  'src/run/options/sweepSetting.ts: 0.01',
  'webview/choice/trainsAtOnce.ts: 1000',
  'webview/head/TargetSelect.svelte: 60',
  // Characters and pixels.
  'webview/head/FeatureList.svelte: 60',
  'webview/head/FeatureChips.svelte: 32',
];
const others = [...sourcesIn('src'), ...sourcesIn('webview')].filter((file) => !carriedOut.test(file));

test('no value of an option is named but in the table and where it is carried out', () => {
  const values = optionNames.flatMap((name) => {
    const option = describeOption(name);
    return option.type === 'choice' ? Object.keys(option.values) : [];
  });
  const named = others
    .filter((file) => !spokenOf.test(file))
    .flatMap((file) =>
      values.filter((value) => !ambiguous.has(value) && read(file).includes(`'${value}'`)).map((value) => `${file}: ${value}`),
    );
  expect(named).toEqual([]);
});

test('no bound and no default stands twice', () => {
  const numbers = [...Object.values(optionTable), ...Object.values(editorOptions)].flatMap((option) =>
    'min' in option ? [option.min, option.max, option.default] : 'maxUnits' in option ? [option.maxUnits] : [],
  );
  // Small or round numbers have many meanings.
  const telling = [...new Set<number>(numbers)].filter((number) => number > 2 || !Number.isInteger(number));
  const literals = (text: string) =>
    new Set((text.match(/(?<![\w.])\d[\d_]*(\.\d+)?(?![\w.])/g) ?? []).map((digits) => Number(digits.replaceAll('_', ''))));
  const places = /^src\/(run|protocol|documents|commands)\/|^webview\/(choice|head)\//;
  const repeated = others
    .filter((file) => places.test(file))
    .flatMap((file) =>
      telling
        .filter((number) => literals(read(file).replace(/<style>[^]*<\/style>/, '')).has(number))
        .map((number) => `${file}: ${number}`),
    );
  expect(repeated.filter((place) => !otherNumbers.includes(place))).toEqual([]);
});

test('the form has a line for each option, of 36 characters at most', () => {
  for (const name of optionNames) {
    const { brief, help } = describeOption(name);
    expect({ name, isBrief: (brief ?? help).length <= 36 }).toEqual({ name, isBrief: true });
    if (brief !== undefined) expect({ name, isNeeded: help.length > 36 }).toEqual({ name, isNeeded: true });
  }
});
