import type { RunPlan } from '../../src/protocol/runPlan.ts';
import type { TrainOptions } from '../../src/protocol/trainOptions.ts';
import { formatCount } from '../words/numbers.ts';

/** The options that the form shows. `testShare` is `testFraction` in percent. */
export const fieldNames = [
  'hidden',
  'activation',
  'epochs',
  'learningRate',
  'optimizer',
  'batchSize',
  'testShare',
  'scaling',
  'seed',
  'l2',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** What stands in each field, as text. */
export type Fields = Readonly<Record<FieldName, string>>;

/** What a field's text means, or what is wrong with it. */
export type FieldValue =
  { readonly type: 'valid'; readonly options: TrainOptions } | { readonly type: 'invalid'; readonly message: string };

export const activations = ['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'linear'] as const;
export const optimizers = ['adam', 'adamw', 'sgd', 'momentum', 'nesterov', 'rmsprop'] as const;
export const scalings = ['standard', 'minmax', 'none'] as const;

/** The fields as a run was asked for; what was not asked for is as it was planned, or as it is by default. */
export function fieldsOf(options: TrainOptions, plan: RunPlan | undefined): Fields {
  const hyperparameters = plan?.hyperparameters;
  const hiddenLayers = plan?.architecture.layers.slice(0, -1);
  return {
    hidden: (options.hidden ?? hiddenLayers?.map(({ units }) => units) ?? []).join(', '),
    activation: options.activation ?? hiddenLayers?.[0]?.activation ?? 'relu',
    epochs: String(options.epochs ?? hyperparameters?.epochs ?? 1000),
    learningRate: String(options.learningRate ?? hyperparameters?.learningRate ?? 0.01),
    optimizer: options.optimizer ?? hyperparameters?.optimizer ?? 'adam',
    batchSize: String(options.batchSize ?? hyperparameters?.batchSize ?? 32),
    testShare: String(Number(((options.testFraction ?? plan?.recipe.testFraction ?? 0.3) * 100).toPrecision(6))),
    scaling: options.scaling ?? plan?.recipe.scaling ?? 'standard',
    seed: String(options.seed ?? hyperparameters?.seed ?? 1),
    l2: String(options.l2 ?? hyperparameters?.l2 ?? 0),
  };
}

/** Reads one field. What is valid here is valid for `trainOptionsSchema`. */
export function readField(name: FieldName, text: string): FieldValue {
  switch (name) {
    case 'hidden':
      return readHidden(text);
    case 'activation':
      return readChoice(text, activations, (activation) => ({ activation }));
    case 'optimizer':
      return readChoice(text, optimizers, (optimizer) => ({ optimizer }));
    case 'scaling':
      return readChoice(text, scalings, (scaling) => ({ scaling }));
    case 'epochs':
      return readWhole(text, 1, 1_000_000, (epochs) => ({ epochs }));
    case 'batchSize':
      return readWhole(text, 1, 1_000_000, (batchSize) => ({ batchSize }));
    case 'seed':
      return readWhole(text, 0, 4_294_967_295, (seed) => ({ seed }));
    case 'learningRate':
      return readNumber(
        text,
        (n) => n > 0 && n <= 1000,
        'A number above 0, at most 1000, such as 0.01.',
        (learningRate) => ({ learningRate }),
      );
    case 'l2':
      return readNumber(
        text,
        (n) => n >= 0 && n <= 1000,
        'A number from 0 to 1000, such as 0.001; 0 for none.',
        (l2) => ({ l2 }),
      );
    case 'testShare':
      return readNumber(
        text,
        (n) => n >= 5 && n <= 95,
        'A number from 5 to 95.',
        (share) => ({ testFraction: share / 100 }),
      );
  }
}

/** What is wrong with the fields, by name; empty when all can be trained with. */
export function fieldProblems(fields: Fields): ReadonlyMap<FieldName, string> {
  const problems = new Map<FieldName, string>();
  for (const name of fieldNames) {
    const value = readField(name, fields[name]);
    if (value.type === 'invalid') problems.set(name, value.message);
  }
  return problems;
}

function readHidden(text: string): FieldValue {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const hidden = parts.map(Number);
  const isValid = parts.every((part) => /^\d+$/.test(part)) && hidden.every((units) => units >= 1 && units <= 1024) && hidden.length <= 6;
  if (isValid) return { type: 'valid', options: { hidden } };
  return { type: 'invalid', message: 'At most 6 whole numbers from 1 to 1024, such as 8, 4. Empty for a single neuron.' };
}

function readWhole(text: string, min: number, max: number, toOptions: (value: number) => TrainOptions): FieldValue {
  const digits = text.replace(/\s/g, '');
  const value = Number(digits);
  if (/^\d+$/.test(digits) && value >= min && value <= max) return { type: 'valid', options: toOptions(value) };
  return { type: 'invalid', message: `A whole number from ${min} to ${formatCount(max)}.` };
}

function readNumber(
  text: string,
  isInRange: (value: number) => boolean,
  message: string,
  toOptions: (value: number) => TrainOptions,
): FieldValue {
  // A decimal comma is what many keyboards and heads have.
  const written = text.trim().replace(',', '.');
  const value = Number(written);
  return written !== '' && isInRange(value) ? { type: 'valid', options: toOptions(value) } : { type: 'invalid', message };
}

function readChoice<T extends string>(text: string, choices: readonly T[], toOptions: (value: T) => TrainOptions): FieldValue {
  const choice = choices.find((known) => known === text);
  return choice ? { type: 'valid', options: toOptions(choice) } : { type: 'invalid', message: `One of ${choices.join(', ')}.` };
}
