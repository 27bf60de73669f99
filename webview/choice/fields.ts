import { message, type Message } from '../../src/message.ts';
import type { Task } from '../../src/dataset/columns/recipe/task.ts';
import { mapNames } from '../../src/options/mapNames.ts';
import {
  describeOption,
  optionNames,
  optionTable,
  plannedNames,
  type OptionName,
  type OptionValue,
} from '../../src/options/optionTable.ts';
import { planOptions } from '../../src/options/planOptions.ts';
import { plannedOptions } from '../../src/run/options/plannedOptions.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { readOption, readSplit, toPercent, type FieldValue } from './readField.ts';

/** The field that edits an option: it has the option's name, unless the option is shown in percent. */
type FieldOf<Name extends OptionName> = (typeof optionTable)[Name] extends { readonly percentField: infer Field extends string }
  ? Field
  : Name;
type OptionField = { [Name in OptionName]: FieldOf<Name> }[OptionName];
/** What the form shows: the options, and the split of the rows: "", or "time:" or "group:" followed by a column. */
export type FieldName = OptionField | 'splitBy';

/** The text in each field. Shares are in percent. */
export type Fields = Readonly<Record<FieldName, string>>;

/** The field of each option. */
export const fieldOf = mapNames<{ readonly [Name in OptionName]: FieldOf<Name> }>(optionNames, (name) => {
  const option = describeOption(name);
  return 'percentField' in option ? (option.percentField ?? name) : name;
});
const optionOf: ReadonlyMap<FieldName, OptionName> = new Map(optionNames.map((name) => [fieldOf[name], name]));

export const fieldNames: readonly FieldName[] = [...optionOf.keys(), 'splitBy'];

/** The share that a run keeps for validation when it is asked to stop early and no share was given. */
export const usualValidationShare = toPercent(optionTable.validationFraction.usual);

/** The fields of a run as it was requested; where nothing was requested, the planned or default value. */
export function fieldsOf(options: TrainOptions, plan: RunPlan | undefined): Fields {
  const planned = plan && plannedOptions(plan);
  const splitBy = options.splitBy ?? plan?.recipe.splitBy;
  return mapNames<Fields>(fieldNames, (field) => {
    const name = optionOf.get(field);
    if (name === undefined) return splitBy ? `${splitBy.as}:${splitBy.column}` : '';
    return writeValue(name, options[name] ?? planned?.[name] ?? optionTable[name].default);
  });
}

/** The fields of all that is planned for these options; none before there is a plan. */
export function plannedFields(options: TrainOptions, plan: RunPlan | undefined): Partial<Fields> {
  if (!plan?.basis) return {};
  const planned = planOptions(options, plan.basis);
  return Object.fromEntries(plannedNames.map((name) => [fieldOf[name], writeValue(name, planned[name])]));
}

/** Reads one field. What is valid here is valid for `trainOptionsSchema`. */
export function readField(field: FieldName, text: string): FieldValue {
  const name = optionOf.get(field);
  return name === undefined ? readSplit(text) : readOption(name, text);
}

/** What is wrong with the fields, by name; empty when all can be trained with. */
export function fieldProblems(fields: Fields): ReadonlyMap<FieldName, Message> {
  const problems = new Map<FieldName, Message>();
  for (const name of fieldNames) {
    const value = readField(name, fields[name]);
    if (value.type === 'invalid') problems.set(name, value.message);
  }
  if (fields.patience.trim() !== '0' && Number(fields.validationShare) === 0 && !problems.has('patience')) {
    problems.set('validationShare', message('Early stopping needs rows to decide by: a share above 0, such as 20.'));
  }
  return problems;
}

/** Fields that have no effect with the present values of the others. */
export function idleFields(fields: Fields, task: Task): ReadonlySet<FieldName> {
  const idle = new Set<FieldName>();
  if (fields.hidden.trim() === '') idle.add('activation').add('dropout');
  if (fields.optimizer !== 'adamw') idle.add('weightDecay');
  if (task === 'regression') idle.add('classWeight');
  if (fields.patience.trim() === '0') idle.add('validationShare');
  return idle;
}

function writeValue(name: OptionName, value: OptionValue<OptionName>): string {
  if (typeof value === 'object') return value.join(', ');
  return typeof value === 'number' && fieldOf[name] !== name ? toPercent(value) : String(value);
}
