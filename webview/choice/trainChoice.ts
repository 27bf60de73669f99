import type { Column, ColumnKind } from '../../src/dataset/columns/column.ts';
import type { Task } from '../../src/dataset/columns/recipe/task.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { lossesOf } from '../../src/run/options/hyperparameters.ts';
import { fieldProblems, fieldsOf, plannedFields, readField, usualValidationShare, type FieldName, type Fields } from './fields.ts';

/** What the next training starts from: the newest run's options and the newest plan. */
export interface ChoiceBase {
  readonly options: TrainOptions;
  /** The settings, which apply where nothing was requested. */
  readonly settings?: TrainOptions;
  readonly plan?: RunPlan;
}

/** What the user has changed since. An undefined kind means the detected one. */
export interface Edits {
  readonly target?: string;
  readonly task?: Task;
  readonly features?: readonly string[];
  readonly kinds?: ReadonlyMap<string, ColumnKind | undefined>;
  /** The texts that mark a missing value, by column; undefined for the detected ones. */
  readonly missingValues?: ReadonlyMap<string, readonly string[] | undefined>;
  /** Whether spellings that probably mean the same are merged into one value. */
  readonly mergeSpellings?: ReadonlyMap<string, boolean>;
  readonly fields: ReadonlyMap<FieldName, string>;
}

export const noEdits: Edits = { fields: new Map() };

export function choiceBase({ run, previous }: SessionState): ChoiceBase {
  return { options: run?.options ?? {}, settings: run?.settings, plan: run?.plan ?? previous?.plan };
}

export function chosenTarget({ options, plan }: ChoiceBase, edits: Edits): string | undefined {
  return edits.target ?? options.target ?? plan?.recipe.target;
}

/** The task of the target: the one that suits it best unless the user has chosen another. */
export function chosenTask(base: ChoiceBase, edits: Edits): Task {
  const { options, plan } = base;
  const target = chosenTarget(base, edits);
  if (edits.task) return edits.task;
  if (plan && target === plan.recipe.target) return options.task ?? plan.recipe.task;
  return plan?.columns.find(({ name }) => name === target)?.tasks[0] ?? options.task ?? 'binary';
}

/** The features; where the choice is left to the trainer, those that it will use: all that are not left out. */
export function chosenFeatures(base: ChoiceBase, edits: Edits): readonly string[] {
  const { options, plan } = base;
  const asked = edits.features ?? options.features;
  const target = chosenTarget(base, edits);
  if (asked) return asked.filter((name) => name !== target);
  if (!plan || target === plan.recipe.target) return plan?.recipe.features ?? [];
  return plan.columns.filter(({ leftOut, name }) => leftOut === undefined && name !== target).map(({ name }) => name);
}

/**
 * The features after the user has chosen another target: the new target leaves them, and the old one joins them unless it was switched off
 * (`wereOff`) before it became the target. Undefined where the choice is left to the trainer.
 */
export function featuresAfter(base: ChoiceBase, edits: Edits, target: string, wereOff: readonly string[]): readonly string[] | undefined {
  if (!(edits.features ?? base.options.features)) return undefined;
  const last = plannedColumn(base, chosenTarget(base, edits));
  const joins = last !== undefined && last.leftOut === undefined && !wereOff.includes(last.name) ? [last.name] : [];
  return [...new Set([...chosenFeatures(base, edits), ...joins])].filter((name) => name !== target);
}

/** The kinds that the user has set in place of the detected ones, by column. */
export function chosenKinds({ options }: ChoiceBase, edits: Edits): ReadonlyMap<string, ColumnKind> {
  const kinds = new Map((options.kinds ?? []).map(({ column, kind }) => [column, kind]));
  for (const [column, kind] of edits.kinds ?? []) {
    if (kind === undefined) kinds.delete(column);
    else kinds.set(column, kind);
  }
  return kinds;
}

/** The texts that the user has set as marks of a missing value, by column. */
export function chosenMarks({ options }: ChoiceBase, edits: Edits): ReadonlyMap<string, readonly string[]> {
  const chosen = new Map<string, readonly string[]>((options.missingValues ?? []).map(({ column, marks }) => [column, marks]));
  for (const [column, marks] of edits.missingValues ?? []) {
    if (marks === undefined) chosen.delete(column);
    else chosen.set(column, marks);
  }
  return chosen;
}

/** The columns whose spellings are merged. */
export function chosenMerges({ options }: ChoiceBase, edits: Edits): ReadonlySet<string> {
  const merged = new Set(options.mergeSpellings);
  for (const [column, isMerged] of edits.mergeSpellings ?? []) {
    if (isMerged) merged.add(column);
    else merged.delete(column);
  }
  return merged;
}

export function chosenFields(base: ChoiceBase, edits: Edits): Fields {
  const { options, settings, plan } = base;
  // Other layers have other defaults.
  const planned = edits.fields.size > 0 ? plannedFields({ ...settings, ...options, ...editedOptions(edits) }, plan) : {};
  const fields = { ...fieldsOf(options, plan), ...planned, ...Object.fromEntries(edits.fields) };
  const fitting: readonly string[] = lossesOf[chosenTask(base, edits)];
  // Another task needs another loss, whatever the last run had.
  return fitting.includes(fields.loss) ? fields : { ...fields, loss: fitting[0] };
}

/** The edits with a new text in one field, and what has to change along with it. */
export function editField(base: ChoiceBase, edits: Edits, name: FieldName, text: string): Edits {
  const fields = new Map([...edits.fields, [name, text]]);
  const starts = name === 'patience' && Number(text) > 0;
  if (starts && Number(chosenFields(base, edits).validationShare) === 0) fields.set('validationShare', usualValidationShare);
  return { ...edits, fields };
}

/** The options of those edited fields that are valid. */
function editedOptions({ fields }: Edits): TrainOptions {
  return Array.from(fields, ([name, text]) => readField(name, text)).reduce<TrainOptions>(
    (options, value) => (value.type === 'valid' ? { ...options, ...value.options } : options),
    {},
  );
}

/** True when the next training would be requested with other options than the last one. */
export function isEdited(base: ChoiceBase, edits: Edits): boolean {
  const { options, plan } = base;
  const planned = fieldsOf(options, plan);
  if ([...edits.fields].some(([name, text]) => text.trim() !== planned[name])) return true;
  if (chosenTarget(base, edits) !== chosenTarget(base, noEdits) || chosenTask(base, edits) !== chosenTask(base, noEdits)) return true;
  const [kinds, before] = [chosenKinds(base, edits), chosenKinds(base, noEdits)];
  if (kinds.size !== before.size || [...kinds].some(([column, kind]) => before.get(column) !== kind)) return true;
  if (!isSameSet([...chosenMerges(base, edits)], options.mergeSpellings ?? [])) return true;
  if (JSON.stringify([...chosenMarks(base, edits)].sort()) !== JSON.stringify([...chosenMarks(base, noEdits)].sort())) return true;
  const features = options.features ?? plan?.recipe.features ?? [];
  return edits.features !== undefined && !isSameSet(edits.features, features);
}

/** The options to train with: those of the last run with the changes applied. Undefined while a field is invalid. */
export function requestedOptions(base: ChoiceBase, edits: Edits): TrainOptions | undefined {
  const fields = chosenFields(base, edits);
  if (fieldProblems(fields).size > 0) return undefined;
  const { show: _, features: __, kinds: ___, missingValues: ____, mergeSpellings: _____, ...kept } = base.options;
  let options = withTarget({ ...kept, ...editedOptions(edits) }, base, edits);
  const kinds = Array.from(chosenKinds(base, edits), ([column, kind]) => ({ column, kind }));
  if (kinds.length > 0 || edits.kinds) options = { ...options, kinds };
  const missingValues = Array.from(chosenMarks(base, edits), ([column, marks]) => ({ column, marks: [...marks] }));
  if (missingValues.length > 0 || edits.missingValues) options = { ...options, missingValues };
  const mergeSpellings = [...chosenMerges(base, edits)];
  if (mergeSpellings.length > 0 || edits.mergeSpellings) options = { ...options, mergeSpellings };
  const asked = edits.features ?? base.options.features;
  const features = asked && chosenFeatures(base, edits);
  return withoutUndefined(features && features.length > 0 ? { ...options, features: [...features] } : options);
}

/** Drops a task or a loss that was requested for another target or task. */
function withTarget(options: TrainOptions, base: ChoiceBase, edits: Edits): TrainOptions {
  const isOther = edits.target !== undefined && edits.target !== chosenTarget(base, noEdits);
  const task = edits.task ?? (isOther ? undefined : options.task);
  const isFitting = options.loss === undefined || lossesOf[chosenTask(base, edits)].includes(options.loss);
  return {
    ...options,
    ...(edits.target === undefined ? {} : { target: edits.target }),
    task,
    loss: isFitting ? options.loss : undefined,
  };
}

/** An absent option is chosen by the trainer; a key without a value would not survive the way to the host anyway. */
function withoutUndefined(options: TrainOptions): TrainOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The column of that name, as the plan has it. */
export function plannedColumn({ plan }: ChoiceBase, name: string | undefined): Column | undefined {
  return plan?.columns.find((column) => column.name === name);
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(b);
  return a.length === b.length && a.every((name) => known.has(name));
}
