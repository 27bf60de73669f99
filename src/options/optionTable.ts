import { dataOptions } from './dataOptions.ts';
import type { OptionDescriptor, OptionOwner, ValueDescriptor } from './descriptor.ts';
import { type editorOptions } from './editorOptions.ts';
import { mapNames, namesOf } from './mapNames.ts';
import { networkOptions } from './networkOptions.ts';
import { trainingOptions } from './trainingOptions.ts';

/** The options of a training in groups, as the form and the settings show them. */
export const optionGroups = [
  { id: 'network', title: 'Network', options: networkOptions },
  { id: 'training', title: 'Training', options: trainingOptions },
  { id: 'data', title: 'Data', options: dataOptions },
] as const;

/** Every option of a training. Its name is that of its setting, its field and its key in `TrainOptions`; what else knows options is derived from here. */
export const optionTable = { ...networkOptions, ...trainingOptions, ...dataOptions } as const;

type Table = typeof optionTable;
export type OptionName = keyof Table;

/** What a descriptor's option may be. */
type ValueOf<Descriptor> = Descriptor extends { readonly type: 'choice'; readonly values: infer Values }
  ? keyof Values & string
  : Descriptor extends { readonly type: 'switch' }
    ? boolean
    : Descriptor extends { readonly type: 'layers' }
      ? readonly number[]
      : number;

export type OptionValue<Name extends OptionName> = ValueOf<Table[Name]>;
export type EditorValue<Name extends keyof typeof editorOptions> = ValueOf<(typeof editorOptions)[Name]>;

/** Options by what their descriptor has: `Having<{ isSwept: true }>`. */
export type Having<Property> = { [Name in OptionName]: Table[Name] extends Property ? Name : never }[OptionName];
/** Options that are kept in the same part of a run. */
export type OwnedBy<Owner extends OptionOwner> = {
  [Name in OptionName]: Owner extends Table[Name]['owners'][number] ? Name : never;
}[OptionName];
export type ChoiceName = Having<{ readonly type: 'choice' }>;

/** What each table decides as long as nobody has said it. */
export type OpenName = Having<{ readonly isOpen: true }>;

/** What is chosen by layers and rows as long as nobody has said it. */
export type PlannedName = Having<{ readonly isPlanned: true }>;

/** The options' values by name. */
export type OptionValues<Name extends OptionName> = { readonly [Key in Name]: OptionValue<Key> };

export const optionNames: readonly OptionName[] = namesOf(optionTable);

/** The option's row of the table, by type rather than by name. */
export function describeOption(name: OptionName): OptionDescriptor {
  return optionTable[name];
}

/** True for what each table decides as long as nobody has said it. */
function isOpen(name: OptionName): name is OpenName {
  const option = describeOption(name);
  return option.type === 'switch' && option.isOpen === true;
}

export const plannedNames = optionNames.filter((name): name is PlannedName => describeOption(name).isPlanned ?? false);

/** True for what is to be left out of a request as long as nobody has said it: what is chosen for each table. */
export function isChosenByTable(name: OptionName): boolean {
  return isOpen(name) || (describeOption(name).isPlanned ?? false);
}

/** What can be changed while a training goes on. */
export type AdjustableName = Having<{ readonly isAdjustable: true }>;
export const adjustableNames = optionNames.filter((name): name is AdjustableName => describeOption(name).isAdjustable ?? false);

/** What a sweep can try values of. */
export type SweptName = Having<{ readonly isSwept: true }>;
export const sweptNames = optionNames.filter((name): name is SweptName => describeOption(name).isSwept ?? false);

type ChoiceValues = { readonly [Name in ChoiceName]: Readonly<Record<OptionValue<Name>, ValueDescriptor>> };
const choiceNames = optionNames.filter((name): name is ChoiceName => describeOption(name).type === 'choice');
/** What there is to say of each value of each choice. */
export const choiceValues = mapNames<ChoiceValues>(choiceNames, (name) => optionTable[name].values);

/** The values of a choice, in their order. */
export function choicesOf<Name extends ChoiceName>(name: Name): readonly OptionValue<Name>[] {
  return namesOf<OptionValue<Name>>(choiceValues[name]);
}

/** The kernel's number of a choice's value: its place among them. */
export function codeOf<Name extends ChoiceName>(name: Name, value: OptionValue<Name>): number {
  return choicesOf(name).indexOf(value);
}

/** The options of one part of a run, as they are where nothing is asked for, but for those that the table decides. */
export function defaultsOf<Owner extends OptionOwner>(owner: Owner): OptionValues<Exclude<OwnedBy<Owner>, OpenName>> {
  const owned = optionNames.filter(
    (name): name is Exclude<OwnedBy<Owner>, OpenName> => describeOption(name).owners.includes(owner) && !isOpen(name),
  );
  return mapNames(owned, (name) => optionTable[name].default);
}
