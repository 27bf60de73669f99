import { digitDateLimits } from '../code/digitDateLimits.ts';
import { plainNumberLimits, plainTextLimits } from '../code/plainCellLimits.ts';
import { message, type Message } from '../../message.ts';
import type { DatePart, Encoder } from '../../dataset/encoding/encoder.ts';
import { MS_PER_DAY } from '../../dataset/cells/dates/civilDate.ts';
import { describeInput, headLines } from '../code/commentText.ts';
import { Identifiers } from '../code/identifiers.ts';
import { quoted } from '../code/quoted.ts';
import { nameInputs, type NamedColumn, type NamedInput } from '../code/namedInputs.ts';
import { fillPlace, NONE, OTHER } from '../code/readCategories.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { readSqlColumn } from './readSqlColumn.ts';
import { turnOfFill } from './readSqlDate.ts';
import { sqlNetwork, type SqlNetwork } from './sqlNetwork.ts';
import { sqlName, sqlNumber, writeSteps, type SqlColumn, type SqlStep } from './sqlText.ts';

/**
 * A single SELECT that returns the columns of a table and the prediction for each row. The table is named after the file; its columns may
 * hold texts or numbers. For SQLite, DuckDB, PostgreSQL and other databases with CTEs, EXP, SIN and COS.
 */
export function exportSql(model: ExportedModel, name: string): Exported {
  const { tableColumns, fileName } = model;
  const prefix = freePrefix(tableColumns);
  const renamed = renamedColumns(tableColumns, prefix);
  const { steps, answers } = sqlSteps(model, prefix, [...renamed.values()]);
  const columns = tableColumns.map(sqlName);
  const { texts, mostColumns } = writeSteps(sqlName(fileName.replace(/\.[^.]*$/, '')), columns, steps, [
    ...[...renamed.values()].map(({ name: kept }) => ({ name: kept, expression: kept })),
    ...answers,
  ]);
  const limits = sqlLimits(model, Math.max(mostColumns, columns.length + answers.length));
  const selected = [
    ...tableColumns.map((column, index) => {
      const kept = renamed.get(column);
      return kept ? `  ${kept.name} AS ${columns[index]}` : `  ${columns[index]}`;
    }),
    ...answers.map((answer) => `  ${answer.expression} AS ${answer.name}`),
  ];
  const content = [
    ...headLines(model, limits).map((line) => `-- ${line}`),
    '-- For SQLite from 3.35 on, PostgreSQL from 12 on and DuckDB; elsewhere leave out the word MATERIALIZED.',
    `-- For a table without the column ${quoted(model.encoder.target.column)}, leave out its line below the last SELECT.`,
    'WITH',
    texts.join(',\n'),
    'SELECT',
    selected.join(',\n'),
    `FROM ${steps[steps.length - 1].name};`,
    '',
  ].join('\n');
  return { files: [{ name, content }], limits };
}

/** Our own names for columns called true or false: SQLite recognizes such a name in a table but takes it for a text in a later step. */
function renamedColumns(tableColumns: readonly string[], prefix: string): ReadonlyMap<string, SqlColumn> {
  return new Map(
    tableColumns.flatMap((column, index) =>
      /^(?:true|false)$/i.test(column) ? [[column, { name: `${prefix}column_${index + 1}`, expression: sqlName(column) }] as const] : [],
    ),
  );
}

/** The steps from the columns of the table to the answers. The first one also has the `renamed` columns. */
function sqlSteps(model: ExportedModel, prefix: string, renamed: readonly SqlColumn[]): SqlNetwork {
  const { encoder } = model;
  const columns = nameInputs(encoder, new Identifiers([])).map((column, index) => withPrefix(column, `${prefix}${index + 1}_`));
  const texts = columns.map(({ encoding, variable }) => ({
    name: `${variable}_text`,
    expression: `TRIM(CAST(${sqlName(encoding.column)} AS TEXT))`,
  }));
  const readings = columns.map((column, index) => readSqlColumn(column, texts[index].name));
  const steps: SqlStep[] = [{ name: `${prefix}texts`, columns: [...renamed, ...texts] }];
  const add = (step: string, added: readonly SqlColumn[]) => steps.push({ name: `${prefix}${step}`, columns: added });
  const depth = Math.max(...readings.map(({ length }) => length));
  for (let level = 0; level < depth; level++)
    add(
      `values_${level + 1}`,
      readings.flatMap((reading) => reading[level] ?? []),
    );
  add(
    'inputs',
    columns.flatMap((column) => column.inputs.map((input) => inputColumn(column, input))),
  );
  const scaled = columns
    .filter(({ encoding }) => encoding.type !== 'category')
    .flatMap(({ inputs }) => inputs.map(({ variable }) => variable));
  if (scaled.length > 0) add('rounded', scaled.map(in32Bits));
  const network = sqlNetwork(
    model,
    columns.flatMap(({ encoding, inputs }) =>
      inputs.map(({ variable }) => (encoding.type === 'category' ? variable : in32Bits(variable).name)),
    ),
    prefix,
  );
  return { steps: [...steps, ...network.steps], answers: network.answers };
}

/** A prefix for our own names that no column of the table begins with. */
function freePrefix(tableColumns: readonly string[]): string {
  let prefix = 'neuron_';
  for (let count = 2; tableColumns.some((column) => column.toLowerCase().startsWith(prefix)); count++) prefix = `neuron${count}_`;
  return prefix;
}

function withPrefix(column: NamedColumn, prefix: string): NamedColumn {
  const inputs = column.inputs.map((input) => ({ ...input, variable: `${prefix}${input.variable}` }));
  return { ...column, variable: `${prefix}${column.variable}`, inputs };
}

/** DuckDB reads 0.5 as a decimal, and fails if a product of decimals needs more than 38 digits. */
function asDouble(expression: string): string {
  return `CAST(${expression} AS DOUBLE PRECISION)`;
}

function inputColumn({ encoding, variable }: NamedColumn, { role, input, variable: name }: NamedInput): SqlColumn {
  const column = (expression: string) => ({ name, expression, comment: describeInput(input) });
  const scaled = (value: string) =>
    column(input.offset === 0 && input.scale === 1 ? value : `(${value} - (${sqlNumber(input.offset)})) / ${sqlNumber(input.scale)}`);
  if (role.type === 'missing') return column(asDouble(`CASE WHEN ${variable} IS NULL THEN 1.0 ELSE 0.0 END`));
  switch (encoding.type) {
    case 'number': {
      const value = `COALESCE(${variable}, ${sqlNumber(encoding.missing?.fill ?? 0)})`;
      const [low, high] = encoding.clip?.map(sqlNumber) ?? [];
      return scaled(
        encoding.clip ? `CASE WHEN ${value} < ${low} THEN ${low} WHEN ${value} > ${high} THEN ${high} ELSE ${value} END` : value,
      );
    }
    case 'category': {
      const value = `COALESCE(${variable}, ${fillPlace(encoding)})`;
      if (role.type === 'other') return column(asDouble(`CASE WHEN ${value} = ${OTHER} THEN 1.0 ELSE 0.0 END`));
      const between = encoding.reference === undefined ? '' : ` WHEN ${value} = ${OTHER} THEN ${sqlNumber(Math.fround(input.mean))}`;
      return column(asDouble(`CASE WHEN ${value} = ${role.type === 'value' ? role.place : NONE} THEN 1.0${between} ELSE 0.0 END`));
    }
    case 'date': {
      const days = `COALESCE(${variable}, ${sqlNumber((encoding.missing?.fill ?? 0) / MS_PER_DAY)})`;
      const part = role.type === 'part' ? role.part : 'time';
      return scaled(
        part === 'time' ? `${days} * ${MS_PER_DAY}.0` : circlePart(part, days, `COALESCE(${variable}_turn, ${turnOfFill(encoding)})`),
      );
    }
  }
}

/**
 * A bounded column rounded to the 24 significant bits of a 32-bit float, like the network's inputs (Veltkamp's splitting), because SQL has
 * no common name for that type.
 */
function in32Bits(name: string): SqlColumn {
  const product = `${name} * ${2 ** 29 + 1}.0`;
  const bound = sqlNumber(Math.fround(1e15));
  const rounded = `${product} - (${product} - ${name})`;
  return {
    name: `${name}_32`,
    expression: `CASE WHEN ${name} > ${bound} THEN ${bound} WHEN ${name} < -${bound} THEN -${bound} ELSE ${rounded} END`,
  };
}

/** Sine or cosine of a date's position in the year, the week or the day. A week begins on Monday; 1970-01-01 was a Thursday. */
function circlePart(part: Exclude<DatePart, 'time'>, days: string, turn: string): string {
  const turns = part.startsWith('year') ? turn : part.startsWith('week') ? `(${days} + 3.0) / 7.0` : days;
  return `${part.endsWith('Sin') ? 'SIN' : 'COS'}(${2 * Math.PI} * (${turns}))`;
}

/** The most columns that PostgreSQL and SQLite allow. */
const MOST_COLUMNS = { postgresql: 1664, sqlite: 2000 };

function sqlLimits({ encoder, tableColumns }: ExportedModel, mostColumns: number): Message[] {
  return [
    ...cellLimits(encoder),
    ...(mostColumns > MOST_COLUMNS.postgresql
      ? [
          message('A step of the query has {count} columns: PostgreSQL takes at most {postgresql}, SQLite {sqlite}.', {
            count: mostColumns,
            postgresql: MOST_COLUMNS.postgresql,
            sqlite: MOST_COLUMNS.sqlite,
          }),
        ]
      : []),
    ...(tableColumns.some((column) => column.length > 63) ? [message('PostgreSQL cuts names of columns off after 63 bytes.')] : []),
  ];
}

function cellLimits({ columns }: Encoder): Message[] {
  const hasDates = columns.some((column) => column.type === 'date');
  return [
    ...plainNumberLimits(columns),
    ...(hasDates
      ? [
          message(
            'Dates are read as 2024-05-31, 31/05/2024 or 05/31/2024, as the column has it, with leading zeros, and times of day as 10:30, 10:30:15 or 10:30:15.250, without a time zone other than Z; in any other notation they count as missing.',
          ),
        ]
      : []),
    ...digitDateLimits(columns),
    ...plainTextLimits(columns),
  ];
}
