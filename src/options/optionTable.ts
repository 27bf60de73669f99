import { dataOptions } from './dataOptions.ts';
import type { OptionDescriptor, OptionOwner, ValueDescriptor } from './descriptor.ts';
import { type editorOptions } from './editorOptions.ts';
import { mapNames, namesOf } from './mapNames.ts';
import { networkOptions } from './networkOptions.ts';
import { trainingOptions } from './trainingOptions.ts';

/** The training options in groups, as in the form and the settings. */
export const optionGroups = [
  { id: 'network', title: 'Network', options: networkOptions },
  { id: 'training', title: 'Training', options: trainingOptions },
  { id: 'data', title: 'Data', options: dataOptions },
] as const;

/**
 * All training options. The key is the name of the setting, of the field and in `TrainOptions`. Everything else about options is derived
 * from this table.
 */
export const optionTable = { ...networkOptions, ...trainingOptions, ...dataOptions } as const;

type Table = typeof optionTable;
export type OptionName = keyof Table;

/** The possible values of a descriptor's option. */
type ValueOf<Descriptor> = Descriptor extends { readonly type: 'choice'; readonly values: infer Values }
  ? keyof Values & string
  : Descriptor extends { readonly type: 'switch' }
    ? boolean
    : Descriptor extends { readonly type: 'layers' }
      ? readonly number[]
      : number;

export type OptionValue<Name extends OptionName> = ValueOf<Table[Name]>;
export type EditorValue<Name extends keyof typeof editorOptions> = ValueOf<(typeof editorOptions)[Name]>;

/** The options whose descriptors have a property: `Having<{ isSwept: true }>`. */
export type Having<Property> = { [Name in OptionName]: Table[Name] extends Property ? Name : never }[OptionName];
/** The options that are stored in a part of a run. */
export type OwnedBy<Owner extends OptionOwner> = {
  [Name in OptionName]: Owner extends Table[Name]['owners'][number] ? Name : never;
}[OptionName];
export type ChoiceName = Having<{ readonly type: 'choice' }>;

/** Options that depend on the table unless somebody has set them. */
export type OpenName = Having<{ readonly isOpen: true }>;

/** Options that are chosen by layers and rows unless somebody has set them. */
export type PlannedName = Having<{ readonly isPlanned: true }>;

/** The options' values by name. */
export type OptionValues<Name extends OptionName> = { readonly [Key in Name]: OptionValue<Key> };

export const optionNames: readonly OptionName[] = namesOf(optionTable);

/** The option's row of the table, with the general type instead of its own. */
export function describeOption(name: OptionName): OptionDescriptor {
  return optionTable[name];
}

/** True for options that depend on the table unless somebody has set them. */
function isOpen(name: OptionName): name is OpenName {
  const option = describeOption(name);
  return option.type === 'switch' && option.isOpen === true;
}

export const plannedNames = optionNames.filter((name): name is PlannedName => describeOption(name).isPlanned ?? false);

/** True for options that are chosen for each table, and so are not part of a request unless somebody has set them. */
export function isChosenByTable(name: OptionName): boolean {
  return isOpen(name) || (describeOption(name).isPlanned ?? false);
}

/** Options that can be changed during a training. */
export type AdjustableName = Having<{ readonly isAdjustable: true }>;
export const adjustableNames = optionNames.filter((name): name is AdjustableName => describeOption(name).isAdjustable ?? false);

/** Options that a sweep can try values of. */
export type SweptName = Having<{ readonly isSwept: true }>;
export const sweptNames = optionNames.filter((name): name is SweptName => describeOption(name).isSwept ?? false);

type ChoiceValues = { readonly [Name in ChoiceName]: Readonly<Record<OptionValue<Name>, ValueDescriptor>> };
const choiceNames = optionNames.filter((name): name is ChoiceName => describeOption(name).type === 'choice');
/** The values of each choice with their labels and explanations. */
export const choiceValues = mapNames<ChoiceValues>(choiceNames, (name) => optionTable[name].values);

/** The values of a choice, in order. */
export function choicesOf<Name extends ChoiceName>(name: Name): readonly OptionValue<Name>[] {
  return namesOf<OptionValue<Name>>(choiceValues[name]);
}

/** The kernel's number for a value of a choice: its position. */
export function codeOf<Name extends ChoiceName>(name: Name, value: OptionValue<Name>): number {
  return choicesOf(name).indexOf(value);
}

/** The defaults of the options that are stored in one part of a run, without those that depend on the table. */
export function defaultsOf<Owner extends OptionOwner>(owner: Owner): OptionValues<Exclude<OwnedBy<Owner>, OpenName>> {
  const owned = optionNames.filter(
    (name): name is Exclude<OwnedBy<Owner>, OpenName> => describeOption(name).owners.includes(owner) && !isOpen(name),
  );
  return mapNames(owned, (name) => optionTable[name].default);
}
