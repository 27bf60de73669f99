import type { Task } from '../../src/dataset/columns/task.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { TrainOptions } from '../../src/run/trainOptions.ts';
import { arithmetics, activations, classWeights, initializers, losses, optimizers, scalings, schedules } from './fieldChoices.ts';
import { readChoice, readHidden, readNumber, readSplit, readSwitch, readWhole, type FieldValue } from './readField.ts';

/** The options that the form shows. Shares are in percent; `splitBy` is "", or "time:" or "group:" and a column. */
export const fieldNames = [
  ...(['hidden', 'activation', 'dropout', 'initializer'] as const),
  ...(['epochs', 'learningRate', 'learningRateSchedule', 'optimizer', 'weightDecay', 'batchSize', 'loss', 'l1', 'l2', 'clipNorm'] as const),
  ...(['patience', 'validationShare', 'seed', 'arithmetic'] as const),
  ...(['testShare', 'scaling', 'splitBy', 'classWeight', 'clipOutliers', 'allowDuplicates'] as const),
] as const;

export type FieldName = (typeof fieldNames)[number];

/** What stands in each field, as text. */
export type Fields = Readonly<Record<FieldName, string>>;

/** What a run has when it is asked to stop early and for no share of rows to decide by. */
export const usualValidationShare = '20';

/** The fields as a run was asked for; what was not asked for is as it was planned, or as it is by default. */
export function fieldsOf(options: TrainOptions, plan: RunPlan | undefined): Fields {
  const hyperparameters = plan?.hyperparameters;
  const recipe = plan?.recipe;
  const hiddenLayers = plan?.architecture.layers.slice(0, -1);
  const text = (
    name: 'epochs' | 'learningRate' | 'batchSize' | 'seed' | 'dropout' | 'weightDecay' | 'l1' | 'l2' | 'clipNorm' | 'patience',
    otherwise: number,
  ) => String(options[name] ?? hyperparameters?.[name] ?? otherwise);
  const splitBy = options.splitBy ?? recipe?.splitBy;
  return {
    hidden: (options.hidden ?? hiddenLayers?.map(({ units }) => units) ?? []).join(', '),
    activation: options.activation ?? hiddenLayers?.[0]?.activation ?? 'relu',
    dropout: text('dropout', 0),
    initializer: options.initializer ?? hyperparameters?.initializer ?? 'randomUniform',
    epochs: text('epochs', 1000),
    learningRate: text('learningRate', 0.01),
    learningRateSchedule: options.learningRateSchedule ?? hyperparameters?.learningRateSchedule ?? 'constant',
    optimizer: options.optimizer ?? hyperparameters?.optimizer ?? 'adam',
    weightDecay: text('weightDecay', 0.004),
    batchSize: text('batchSize', 32),
    loss: options.loss ?? hyperparameters?.loss ?? 'binaryCrossentropy',
    l1: text('l1', 0),
    l2: text('l2', 0),
    clipNorm: text('clipNorm', 0),
    patience: text('patience', 0),
    validationShare: percent(options.validationFraction ?? recipe?.validationFraction ?? 0),
    seed: text('seed', 1),
    arithmetic: options.arithmetic ?? hyperparameters?.arithmetic ?? 'deterministic',
    testShare: percent(options.testFraction ?? recipe?.testFraction ?? 0.3),
    scaling: options.scaling ?? recipe?.scaling ?? 'standard',
    splitBy: splitBy ? `${splitBy.as}:${splitBy.column}` : '',
    classWeight: options.classWeight ?? recipe?.classWeight ?? 'none',
    clipOutliers: String(options.clipOutliers ?? recipe?.clipOutliers ?? false),
    allowDuplicates: String(options.allowDuplicates ?? recipe?.allowDuplicates ?? false),
  };
}

/** Reads one field. What is valid here is valid for `trainOptionsSchema`. */
export function readField(name: FieldName, text: string): FieldValue {
  switch (name) {
    case 'hidden':
      return readHidden(text);
    case 'activation':
      return readChoice(text, activations, (activation) => ({ activation }));
    case 'initializer':
      return readChoice(text, initializers, (initializer) => ({ initializer }));
    case 'optimizer':
      return readChoice(text, optimizers, (optimizer) => ({ optimizer }));
    case 'learningRateSchedule':
      return readChoice(text, schedules, (learningRateSchedule) => ({ learningRateSchedule }));
    case 'loss':
      return readChoice(text, losses, (loss) => ({ loss }));
    case 'scaling':
      return readChoice(text, scalings, (scaling) => ({ scaling }));
    case 'classWeight':
      return readChoice(text, classWeights, (classWeight) => ({ classWeight }));
    case 'arithmetic':
      return readChoice(text, arithmetics, (arithmetic) => ({ arithmetic }));
    case 'clipOutliers':
      return readSwitch(text, (clipOutliers) => ({ clipOutliers }));
    case 'allowDuplicates':
      return readSwitch(text, (allowDuplicates) => ({ allowDuplicates }));
    case 'splitBy':
      return readSplit(text);
    case 'epochs':
      return readWhole(text, 1, 1_000_000, (epochs) => ({ epochs }));
    case 'batchSize':
      return readWhole(text, 1, 1_000_000, (batchSize) => ({ batchSize }));
    case 'patience':
      return readWhole(text, 0, 1_000_000, (patience) => ({ patience }));
    case 'seed':
      return readWhole(text, 0, 4_294_967_295, (seed) => ({ seed }));
    default:
      return readNumberField(name, text);
  }
}

type NumberFieldName = 'learningRate' | 'l1' | 'l2' | 'dropout' | 'weightDecay' | 'clipNorm' | 'testShare' | 'validationShare';

function readNumberField(name: NumberFieldName, text: string): FieldValue {
  const penalty = 'A number from 0 to 1000, such as 0.001; 0 for none.';
  switch (name) {
    case 'learningRate':
      return readNumber(text, { above: 0, max: 1000 }, 'A number above 0, at most 1000, such as 0.01.', (learningRate) => ({
        learningRate,
      }));
    case 'l1':
      return readNumber(text, { min: 0, max: 1000 }, penalty, (l1) => ({ l1 }));
    case 'l2':
      return readNumber(text, { min: 0, max: 1000 }, penalty, (l2) => ({ l2 }));
    case 'dropout':
      return readNumber(text, { min: 0, max: 0.95 }, 'A share from 0 to 0.95, such as 0.2; 0 for none.', (dropout) => ({ dropout }));
    case 'weightDecay':
      return readNumber(text, { min: 0, max: 1000 }, 'A number from 0 to 1000, such as 0.004.', (weightDecay) => ({ weightDecay }));
    case 'clipNorm':
      return readNumber(text, { min: 0, max: 1_000_000 }, 'A number from 0 on, such as 1; 0 for no limit.', (clipNorm) => ({ clipNorm }));
    case 'testShare':
      return readNumber(text, { min: 5, max: 95 }, 'A number from 5 to 95.', (share) => ({ testFraction: share / 100 }));
    case 'validationShare':
      return readNumber(text, { min: 0, max: 90 }, 'A number from 0 to 90.', (share) => ({ validationFraction: share / 100 }));
  }
}

/** What is wrong with the fields, by name; empty when all can be trained with. */
export function fieldProblems(fields: Fields): ReadonlyMap<FieldName, string> {
  const problems = new Map<FieldName, string>();
  for (const name of fieldNames) {
    const value = readField(name, fields[name]);
    if (value.type === 'invalid') problems.set(name, value.message);
  }
  if (fields.patience.trim() !== '0' && Number(fields.validationShare) === 0 && !problems.has('patience')) {
    problems.set('validationShare', 'Early stopping needs rows to decide by: a share above 0, such as 20.');
  }
  return problems;
}

/** Fields that mean nothing as the others stand. */
export function idleFields(fields: Fields, task: Task): ReadonlySet<FieldName> {
  const idle = new Set<FieldName>();
  if (fields.hidden.trim() === '') idle.add('activation').add('dropout');
  if (fields.optimizer !== 'adamw') idle.add('weightDecay');
  if (task === 'regression') idle.add('classWeight');
  if (fields.patience.trim() === '0') idle.add('validationShare');
  return idle;
}

function percent(share: number): string {
  return String(Number((share * 100).toPrecision(6)));
}
