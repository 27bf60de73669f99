import type { Message } from '../../src/message.ts';
import { describeOption, optionNames, type OptionName } from '../../src/options/optionTable.ts';

const labels = new Map(
  optionNames.flatMap((name) => {
    const option = describeOption(name);
    return option.type === 'choice' ? Object.entries(option.values).map(([value, { label }]) => [value, label ?? value] as const) : [];
  }),
);

/** The name of an option's value within text; one without a name, such as an activation, names itself. */
export function optionName(value: string): string {
  return labels.get(value) ?? value;
}

/** An option's label inside a sentence: "learning rate", "L1". */
export function labelInSentence(label: string): string {
  return label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** An option's label. The table's texts are templates. */
export function optionLabel(name: OptionName): Message {
  return { template: describeOption(name).label };
}

/** An option's help, one sentence. */
export function optionHelp(name: OptionName): Message {
  return { template: describeOption(name).help };
}

/** An option's help, short enough for one line of the form. */
export function optionBrief(name: OptionName): Message {
  const { brief, help } = describeOption(name);
  return { template: brief ?? help };
}

/** The name of an option's value, standing alone. */
export function optionValue(value: string): Message {
  return { template: optionName(value) };
}
