import { assertNever } from '../../assertNever.ts';
import type { NumberFormat } from '../../dataset/cells/cellValue.ts';
import { missingTexts, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { writeDate } from '../../dataset/cells/dates/writeDate.ts';
import type { CategoryEncoding, DateEncoding, DatePart, NumberEncoding } from '../../dataset/encoding/encoder.ts';
import { unitComment } from '../code/commentText.ts';
import type { NamedColumn, NamedInput } from '../code/namedInputs.ts';
import { quoted } from '../code/quoted.ts';
import { numericMarks, fillPlace, hasUsualMarks, NONE, OTHER, spellingTables } from '../code/readCategories.ts';
import type { CellHelperName } from './cellHelper.ts';

/** Code that reads one column: lines of `predict`, lines above it, and the functions that they call. */
export interface ReadColumn {
  readonly lines: readonly string[];
  /** Statements; equal ones are written once. */
  readonly constants: readonly string[];
  readonly needs: readonly CellHelperName[];
}

/** Lines that read a column's cell from `row` and compute its inputs. */
export function readPythonColumn({ encoding, variable, inputs }: NamedColumn): ReadColumn {
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

/** Lines that read the number in a cell of `row` into `name`, NaN if it has none. */
export function readPythonNumber(encoding: NumberEncoding, name: string): ReadColumn {
  const { column, format, marks } = encoding;
  const text = `text_of(row, ${quoted(column)})`;
  const chosen = numericMarks(marks);
  const lines = [`# ${quoted(column)}${unitComment(encoding)}`];
  if (chosen) {
    lines.push(`${name} = ${text}`);
    const reads = readCall(encoding, name);
    lines.push(`${name} = math.nan if is_missing(${name}, ${markArguments(marks)}) else ${reads}`);
  } else lines.push(`${name} = ${readCall(encoding, text)}`);
  const needs: CellHelperName[] = ['text_of', format.duration === undefined ? 'number_of' : 'seconds_of', 'plain_number'];
  return { lines, constants: [], needs: chosen ? [...needs, 'is_missing', 'plain_value'] : needs };
}

function readNumber(encoding: NumberEncoding, name: string, inputs: readonly NamedInput[]): ReadColumn {
  const { missing, clip } = encoding;
  const { lines: read, ...rest } = readPythonNumber(encoding, name);
  const lines = [...read, ...missingFlag(inputs, `${name} != ${name}`)];
  if (missing) lines.push(`if ${name} != ${name}:`, `    ${name} = ${missing.fill}  # The median stands in for a missing one.`);
  if (clip) lines.push(`${name} = min(max(${name}, ${clip[0]}), ${clip[1]})`);
  const [{ variable, input }] = inputs;
  lines.push(`${variable} = scaled(${name}, ${input.offset}, ${input.scale})`);
  return { lines, ...rest };
}

/** Arguments of `seconds_of`: whether hours come first, and whether an "m" on its own means months. */
const durationArguments = { minutes: 'False', hours: 'True', months: 'False, True' } as const;

function readCall({ format }: NumberEncoding, text: string): string {
  if (format.duration !== undefined) return `seconds_of(${text}, ${durationArguments[format.duration]})`;
  const options = Object.entries(numberArguments(format)).map(([name, value]) => `${name}=${value === true ? 'True' : quoted(value)}`);
  return `number_of(${[text, ...options].join(', ')})`;
}

/** The number format of a column as named arguments for `number_of`. */
export function numberArguments(format: NumberFormat): Readonly<Record<string, string | true>> {
  return {
    ...(format.decimal === ',' ? { decimal: ',' } : {}),
    ...(format.unit === undefined ? {} : { unit: format.unit }),
    ...(format.isScaled ? { is_scaled: true } : {}),
    ...(format.isBounded ? { is_bounded: true } : {}),
    ...(format.isAnyUnit ? { is_any_unit: true } : {}),
    ...(format.pointsGroup ? { points_group: true } : {}),
    ...(format.composite === undefined ? {} : { composite: format.composite }),
    ...(format.signs === undefined ? {} : format.signs),
  };
}

function readCategory(encoding: CategoryEncoding, name: string, inputs: readonly NamedInput[]): ReadColumn {
  const { column, categories, reference, missing, marks } = encoding;
  const known = [...categories, ...(reference === undefined ? [] : [reference])];
  const lookUp = `${name.toUpperCase()}_VALUES`;
  const rows = spellingTables(encoding).map(({ name: table, table: entries }) => {
    const items = entries.map(([spelling, place]) => `${typeof spelling === 'number' ? spelling : quoted(spelling)}: ${place}`);
    return `    "${table}": {${items.join(', ')}},`;
  });
  const constants = [
    [
      `# The values of ${quoted(column)}: ${known.map((value, place) => `${place} is ${quoted(value)}`).join(', ')}`,
      `${lookUp} = {`,
      ...rows,
      '}',
    ].join('\n'),
    `# The place of any other value.\nOTHER = ${OTHER}`,
    ...(hasUsualMarks(marks) ? usualMarks() : []),
  ];
  const fill = missing === undefined ? NONE : fillPlace(encoding);
  const arguments_ = hasUsualMarks(marks) ? 'MISSING, MISSING_IN_ANY_CASE' : markArguments(marks);
  const flags = inputs.filter(({ role }) => role.type === 'missing');
  const lines = [
    `# ${quoted(column)}`,
    `${name} = text_of(row, ${quoted(column)})`,
    ...(flags.length > 0 ? [`${flags[0].variable} = 1.0 if is_missing(${name}, ${arguments_}) else 0.0`] : []),
    `${name} = ${fill} if is_missing(${name}, ${arguments_}) else category_of(${name}, **${lookUp})`,
    ...inputs.filter(({ role }) => role.type !== 'missing').map((input) => categoryFlag(encoding, name, input)),
  ];
  return { lines, constants, needs: ['text_of', 'is_missing', 'plain_value', 'plain_number', 'category_of'] };
}

function categoryFlag({ reference }: CategoryEncoding, name: string, { variable, role, input }: NamedInput): string {
  if (role.type === 'other') return `${variable} = 1.0 if ${name} == OTHER else 0.0`;
  const place = role.type === 'value' ? role.place : NONE;
  // A value other than yes and no counts as the share of training rows.
  const between = reference === undefined ? '0.0' : `${Math.fround(input.mean)} if ${name} == OTHER else 0.0`;
  return `${variable} = 1.0 if ${name} == ${place} else ${between}`;
}

function readDate({ column, format, missing, marks }: DateEncoding, name: string, inputs: readonly NamedInput[]): ReadColumn {
  const chosen = numericMarks(marks);
  const text = `text_of(row, ${quoted(column)})`;
  const lines = [`# ${quoted(column)}: milliseconds since ${format === 'time' ? 'midnight' : '1970'}`];
  if (chosen) {
    lines.push(`${name} = ${text}`);
    lines.push(`${name} = math.nan if is_missing(${name}, ${markArguments(marks)}) else date_of(${name}, "${format}")`);
  } else lines.push(`${name} = date_of(${text}, "${format}")`);
  lines.push(...missingFlag(inputs, `${name} != ${name}`));
  const fill = missing?.fill ?? 0;
  lines.push(`if ${name} != ${name}:`, `    ${name} = ${fill}  # The median, ${writeDate(fill, format)}, stands in for a missing one.`);
  for (const { role, variable, input } of inputs) {
    if (role.type === 'part') lines.push(`${variable} = scaled(${partOf(role.part, name)}, ${input.offset}, ${input.scale})`);
  }
  return {
    lines,
    constants: [],
    needs: ['text_of', 'calendar', 'time_of', 'date_of', 'plain_number', ...(chosen ? (['is_missing', 'plain_value'] as const) : [])],
  };
}

function partOf(part: DatePart, name: string): string {
  if (part === 'time') return name;
  return `${part.endsWith('Sin') ? 'sine' : 'cosine'}(turn_of_${part.replace(/(Sin|Cos)$/, '')}(${name}))`;
}

function missingFlag(inputs: readonly NamedInput[], condition: string): string[] {
  return inputs.filter(({ role }) => role.type === 'missing').map(({ variable }) => `${variable} = 1.0 if ${condition} else 0.0`);
}

function markArguments(marks: MissingMarks | undefined): string {
  const { exact, anyCase, values, numbers } = missingTexts(marks);
  return [
    `exact=${tuple(exact.map(quoted))}`,
    ...(anyCase.length > 0 ? [`any_case=${tuple(anyCase.map(quoted))}`] : []),
    ...(values.length > 0 ? [`values=${tuple(values.map(quoted))}`] : []),
    ...(numbers.length > 0 ? [`numbers=${tuple(numbers.map(String))}`] : []),
  ].join(', ');
}

function usualMarks(): string[] {
  const { exact, anyCase } = missingTexts(undefined);
  return [`MISSING = ${tuple(exact.map(quoted))}`, `MISSING_IN_ANY_CASE = ${tuple(anyCase.map(quoted))}`];
}

function tuple(items: readonly string[]): string {
  return `(${items.map((item) => `${item},`).join(' ')})`;
}
