import { assertNever } from '../src/assertNever.ts';
import type { EditorDescriptor, OptionDescriptor } from '../src/options/descriptor.ts';
import type { Setting } from './manifestTables.ts';
import { editorOptions } from '../src/options/editorOptions.ts';
import { choicesOf, optionGroups, type ChoiceName } from '../src/options/optionTable.ts';

/** A titled section of `contributes.configuration`. */
export interface SettingSection {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, Setting>>;
}

/** The settings of package.json, from the table of options. */
export function settingSections(): SettingSection[] {
  const groups: readonly { readonly title: string; readonly options: Readonly<Record<string, OptionDescriptor | EditorDescriptor>> }[] = [
    ...optionGroups,
    { title: 'Editor', options: editorOptions },
  ];
  return groups.map(({ title, options }, order) => ({
    title,
    order,
    properties: Object.fromEntries(
      Object.entries(options).map(([name, option], index) => [`neuron.${name}`, { ...settingOf(option), order: index }]),
    ),
  }));
}

function settingOf(option: OptionDescriptor | EditorDescriptor): Setting {
  const { help, more } = option;
  const keras = 'keras' in option && option.keras !== undefined ? `Keras: \`${option.keras}\`.` : undefined;
  return {
    ...typeOf(option),
    scope: 'scope' in option ? option.scope : 'resource',
    markdownDescription: [help, more, keras].filter((text) => text !== undefined).join(' '),
  };
}

/** The part of a setting that says which values it may have. "auto" comes first where it can be chosen. */
function typeOf(option: OptionDescriptor | EditorDescriptor): Omit<Setting, 'markdownDescription'> {
  switch (option.type) {
    case 'choice': {
      const auto = 'auto' in option ? option.auto : undefined;
      const values = [
        ...(auto === undefined ? [] : [['auto', { label: 'Automatic', help: auto }] as const]),
        ...Object.entries(option.values),
      ];
      return {
        type: 'string',
        default: auto === undefined ? option.default : 'auto',
        enum: values.map(([value]) => value),
        enumItemLabels: values.map(([value, { label }]) => label ?? value),
        enumDescriptions: values.map(([, { help }]) => help),
      };
    }
    case 'number':
    case 'integer':
      return { type: option.type, default: option.default, minimum: option.min, maximum: option.max };
    case 'switch':
      return { type: 'boolean', default: option.default };
    case 'layers': {
      const items = { type: 'integer', minimum: 1, maximum: option.maxUnits };
      return { type: 'array', default: option.default, items, maxItems: option.maxLayers };
    }
    default:
      return assertNever(option);
  }
}

/** The source of the kernel's numbers for optimizers, losses and activations. */
export function kernelCodes(): string {
  const lists = [
    ['The optimizers.', constantsOf('optimizer')],
    ['The losses.', constantsOf('loss')],
    [
      'What hidden layers may have. The number behind the last is softmax, for which nothing is done in their places.',
      constantsOf('activation'),
    ],
  ];
  return [
    '// The numbers by which the kernel is told what to do, from the table of options in `src/options`: `npm run docs` writes this file.',
    ...lists.map(([title, constants]) => `// ${title}\n${constants}`),
  ].join('\n\n');
}

function constantsOf(name: ChoiceName): string {
  return choicesOf(name)
    .map((value, code) => `export const ${value.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}: i32 = ${code};`)
    .join('\n');
}
