import type { RunPlan } from '../../src/protocol/runPlan.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import type { TrainOptions } from '../../src/protocol/trainOptions.ts';
import { fieldNames, fieldsOf, readField, type FieldName, type Fields } from './fields.ts';

/** What the next training starts from: the newest run's options and the newest plan there is. */
export interface ChoiceBase {
  readonly options: TrainOptions;
  readonly plan?: RunPlan;
}

/** What the user has changed since. */
export interface Edits {
  readonly target?: string;
  readonly features?: readonly string[];
  readonly fields: ReadonlyMap<FieldName, string>;
}

export const noEdits: Edits = { fields: new Map() };

export function choiceBase({ run, previous }: SessionState): ChoiceBase {
  return { options: run?.options ?? {}, plan: run?.plan ?? previous?.plan };
}

export function chosenTarget({ options, plan }: ChoiceBase, edits: Edits): string | undefined {
  return edits.target ?? options.target ?? plan?.recipe.target;
}

/** The columns to learn from; where the choice is left to the trainer, those that it will take: every other usable column of numbers. */
export function chosenFeatures(base: ChoiceBase, edits: Edits): readonly string[] {
  const { options, plan } = base;
  const asked = edits.features ?? options.features;
  const target = chosenTarget(base, edits);
  if (asked) return asked.filter((name) => name !== target);
  if (!plan || target === plan.recipe.target) return plan?.recipe.features ?? [];
  return plan.columns.filter(({ kind, distinct, name }) => kind === 'number' && distinct > 1 && name !== target).map(({ name }) => name);
}

export function chosenFields({ options, plan }: ChoiceBase, edits: Edits): Fields {
  const fields = fieldsOf(options, plan);
  return edits.fields.size === 0 ? fields : { ...fields, ...Object.fromEntries(edits.fields) };
}

/** True when the next training would be asked for something else than the last one. */
export function isEdited({ options, plan }: ChoiceBase, edits: Edits): boolean {
  const planned = fieldsOf(options, plan);
  if ([...edits.fields].some(([name, text]) => text.trim() !== planned[name])) return true;
  const target = options.target ?? plan?.recipe.target;
  if (edits.target !== undefined && edits.target !== target) return true;
  const features = options.features ?? plan?.recipe.features ?? [];
  return edits.features !== undefined && !isSameSet(edits.features, features);
}

/** The options to train with: the last run's own, with what was changed. Undefined while a field is invalid. */
export function requestedOptions(base: ChoiceBase, edits: Edits): TrainOptions | undefined {
  const { show: _, features: __, ...kept } = base.options;
  let options: TrainOptions = kept;
  const fields = chosenFields(base, edits);
  for (const name of fieldNames) {
    const value = readField(name, fields[name]);
    if (value.type === 'invalid') return undefined;
    if (edits.fields.has(name)) options = { ...options, ...value.options };
  }
  if (edits.target !== undefined) options = { ...options, target: edits.target };
  const asked = edits.features ?? base.options.features;
  const features = asked && chosenFeatures(base, edits);
  return features && features.length > 0 ? { ...options, features: [...features] } : options;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(b);
  return a.length === b.length && a.every((name) => known.has(name));
}
