import { assertNever } from '../../assertNever.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import type { CategoryEncoding, DateEncoding, NumberEncoding } from '../../dataset/encoding/encoder.ts';
import type { MissingMarks } from '../../dataset/cells/isMissing.ts';
import { unitComment } from '../code/commentText.ts';
import type { NamedColumn, NamedInput } from '../code/namedInputs.ts';
import { quoted } from '../code/quoted.ts';
import { fillPlace, NONE, OTHER } from '../code/readCategories.ts';
import type { readingSources } from './readingSources.ts';

/** Code that reads one column: lines of `predict`, lines above it, and the readers of Neuron that they call. */
interface ReadColumn {
  readonly lines: readonly string[];
  readonly constants: readonly string[];
  readonly sources: readonly (keyof typeof readingSources)[];
}

/** Lines that read a column's cell from `row` and compute its inputs. */
export function readJavaScriptColumn({ encoding, variable, inputs }: NamedColumn): ReadColumn {
  switch (encoding.type) {
    case 'number':
      return readNumber(encoding, variable, inputs);
    case 'category':
      return readCategory(encoding, variable, inputs);
    case 'date':
      return readDate(encoding, variable, inputs);
    default:
      return assertNever(encoding);
  }
}

function readNumber(encoding: NumberEncoding, name: string, inputs: readonly NamedInput[]): ReadColumn {
  const { column, format, missing, clip, marks } = encoding;
  const [{ variable, input }] = inputs;
  const lines = [
    `// ${quoted(column)}${unitComment(encoding)}`,
    `let ${name} = ${unlessMissing(column, marks, (text) => `parseNumber(${text}, ${literal(format)})`)};`,
    ...missingFlag(inputs, name),
    ...(missing ? [`if (Number.isNaN(${name})) ${name} = ${missing.fill}; // The median stands in for a missing one.`] : []),
    ...(clip ? [`${name} = Math.min(Math.max(${name}, ${clip[0]}), ${clip[1]});`] : []),
    `const ${variable} = scaled(${name}, ${input.offset}, ${input.scale});`,
  ];
  return { lines, constants: [], sources: ['number', ...(marks ? (['missing'] as const) : [])] };
}

function readDate({ column, format, missing, marks }: DateEncoding, name: string, inputs: readonly NamedInput[]): ReadColumn {
  const fill = missing?.fill ?? 0;
  const lines = [
    `// ${quoted(column)}: milliseconds since ${format === 'time' ? 'midnight' : '1970'}`,
    `let ${name} = ${unlessMissing(column, marks, (text) => `parseDate(${text}, "${format}")`)};`,
    ...missingFlag(inputs, name),
    `if (Number.isNaN(${name})) ${name} = ${fill}; // The median, ${writeDate(fill, format)}, stands in for a missing one.`,
  ];
  for (const { role, variable, input } of inputs) {
    if (role.type !== 'part') continue;
    lines.push(`const ${variable} = scaled(datePart("${role.part}", ${name}), ${input.offset}, ${input.scale});`);
  }
  return { lines, constants: [], sources: ['date', 'datePart', ...(marks ? (['missing'] as const) : [])] };
}

function readCategory(encoding: CategoryEncoding, name: string, inputs: readonly NamedInput[]): ReadColumn {
  const { column, categories, reference, marks, fold } = encoding;
  const constant = `${name.toUpperCase()}_VALUES`;
  const values = { categories, ...(reference === undefined ? {} : { reference }), ...(fold ? { fold } : {}), ...(marks ? { marks } : {}) };
  const lines = [`// ${quoted(column)}`, `let ${name} = categoryOfText(${constant}, cell(row, ${quoted(column)}));`];
  for (const { role, variable } of inputs) {
    if (role.type === 'missing') lines.push(`const ${variable} = ${name} === ${NONE} ? 1 : 0;`);
  }
  lines.push(`if (${name} === ${NONE}) ${name} = ${fillPlace(encoding)}; // The commonest value stands in for a missing one.`);
  for (const { role, variable, input } of inputs) {
    if (role.type === 'other') lines.push(`const ${variable} = ${name} === ${OTHER} ? 1 : 0; // any other value`);
    else if (role.type === 'value') {
      // A value other than yes and no counts as the share of training rows.
      const between = reference === undefined ? '0' : `${name} === ${OTHER} ? ${Math.fround(input.mean)} : 0`;
      lines.push(`const ${variable} = ${name} === ${role.place} ? 1 : ${between};`);
    }
  }
  return { lines, constants: [`const ${constant} = ${literal(values)};`], sources: ['category'] };
}

/** The code that reads a cell, with NaN for the missing marks that the user chose. */
function unlessMissing(column: string, marks: MissingMarks | undefined, read: (text: string) => string): string {
  const text = `cell(row, ${quoted(column)})`;
  return marks ? `isMissing(${text}, ${literal(marks)}) ? NaN : ${read(text)}` : read(text);
}

function missingFlag(inputs: readonly NamedInput[], name: string): string[] {
  return inputs.filter(({ role }) => role.type === 'missing').map(({ variable }) => `const ${variable} = Number.isNaN(${name}) ? 1 : 0;`);
}

/** Plain data as a literal. Its keys are our own words. */
function literal(value: string | number | boolean | readonly unknown[] | object): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${literal(item as object)}`)
      .join(', ')} }`;
  return String(value);
}
