import type { Message } from '../../src/message.ts';
import { describeOption, optionNames, type OptionName } from '../../src/options/optionTable.ts';

const labels = new Map(
  optionNames.flatMap((name) => {
    const option = describeOption(name);
    return option.type === 'choice' ? Object.entries(option.values).map(([value, { label }]) => [value, label ?? value] as const) : [];
  }),
);

/** Name of an option's value as it is written in text; one that has none, such as an activation, is its own name. */
export function optionName(value: string): string {
  return labels.get(value) ?? value;
}

/** The option's label within a sentence: "learning rate", "L1". */
export function labelInSentence(label: string): string {
  return label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** What the option is called. The table's texts are templates. */
export function optionLabel(name: OptionName): Message {
  return { template: describeOption(name).label };
}

/** The option in one sentence. */
export function optionHelp(name: OptionName): Message {
  return { template: describeOption(name).help };
}

/** The same in so few words that they stand on one line of the form. */
export function optionBrief(name: OptionName): Message {
  const { brief, help } = describeOption(name);
  return { template: brief ?? help };
}

/** The name of an option's value as a sentence of its own. */
export function optionValue(value: string): Message {
  return { template: optionName(value) };
}
