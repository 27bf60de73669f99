/** The part of package.json that is documented. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly languageModelTools?: readonly object[];
    readonly configuration: readonly { readonly title: string; readonly properties: Readonly<Record<string, Setting>> }[];
  };
}

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}

/** One setting, as VS Code reads it. */
export interface Setting {
  readonly type?: string;
  readonly order?: number;
  readonly scope?: string;
  readonly enumItemLabels?: readonly string[];
  readonly items?: object;
  readonly maxItems?: number;
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** A Markdown table of all settings: default, meaning and allowed values. */
export function settingTable(manifest: Manifest): string {
  return table(['Setting', 'Default', 'Meaning'], settingRows(manifest));
}

/** A Markdown list of some settings, in the given order; in a table, every cell would be as wide as the widest. Throws for an unknown setting. */
export function settingList(manifest: Manifest, names: readonly string[]): string {
  const rows = settingRows(manifest);
  const items = names.map((name) => {
    const row = rows.find(([cell]) => cell === `\`${name}\``);
    if (row === undefined) throw new Error(`There is no setting ${name}.`);
    const [cell, value, meaning] = row;
    return `- ${cell} (${value}): ${meaning}`;
  });
  return items.join('\n');
}

function settingRows({ contributes }: Manifest): (readonly [string, string, string])[] {
  return contributes.configuration
    .flatMap(({ properties }) => Object.entries(properties))
    .map(([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
      [setting.markdownDescription, describeValues(setting)].filter((text) => text !== '').join(' '),
    ]);
}

/** A Markdown table of all commands, as the palette shows them. */
export function commandTable({ contributes }: Manifest): string {
  return table(
    ['Command', 'In the palette'],
    contributes.commands.map(({ command, title, category }) => [`\`${command}\``, `${category}: ${title}`]),
  );
}

function describeValues({ enum: values, enumDescriptions, minimum, exclusiveMinimum, maximum }: Setting): string {
  if (values) {
    const described = values.map((value, i) => `\`${value}\`${enumDescriptions ? `: ${enumDescriptions[i].replace(/\.$/, '')}` : ''}`);
    return `One of ${described.join(enumDescriptions ? '; ' : ', ')}.`;
  }
  if (exclusiveMinimum !== undefined) return `More than ${exclusiveMinimum}${maximum === undefined ? '' : `, at most ${maximum}`}.`;
  if (minimum !== undefined) return maximum === undefined ? `At least ${minimum}.` : `${minimum} to ${maximum}.`;
  return maximum === undefined ? '' : `At most ${maximum}.`;
}

/** A Markdown table with a header; pipes in cells are escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  return lines
    .map((cells) => `| ${cells.join(' | ')} |`)
    .toSpliced(1, 0, `| ${header.map(() => '---').join(' | ')} |`)
    .join('\n');
}
