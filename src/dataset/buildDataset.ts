import { cellText, type CsvTable } from '../csv/csvTable.ts';
import { UserError } from '../userError.ts';
import { classKey, isMissing, parseNumber, plainFormat } from './cellValue.ts';
import type { Column } from './column.ts';
import type { Dataset } from './dataset.ts';
import type { Encoder } from './encoder.ts';
import { fitInput } from './fitEncoder.ts';
import type { Recipe } from './recipe.ts';
import { splitRows } from './splitRows.ts';

/** What training needs of a table. */
export interface BuiltDataset {
  readonly dataset: Dataset;
  readonly encoder: Encoder;
  /** Records that are in neither part, ragged ones included. */
  readonly skipped: number;
  /** In words for the user: which rows were skipped and why. */
  readonly warnings: readonly string[];
}

/** Encodes the rows that have a value in every column of the recipe. Throws a UserError when too few are left. */
export function buildDataset(table: CsvTable, columns: readonly Column[], recipe: Recipe): BuiltDataset {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const target = required(byName, recipe.target);
  const features = recipe.features.map((name) => required(byName, name));
  const classNames = target.classes;
  if (classNames?.length !== 2) throw new Error(`The column ${target.name} does not have two values`);
  const classes: readonly [string, string] = [classNames[0], classNames[1]];
  const cell = (record: number, { index }: Column) => cellText(table.columns[index], record);
  const { records, warnings } = usableRecords(table, target, classes, features);
  const positiveKey = classKey(classes[1]);
  const targets = Float32Array.from(records, (record) => (classKey(cell(record, target)) === positiveKey ? 1 : 0));
  const { train, test } = splitRows(targets, classes, recipe.testFraction, recipe.seed);

  const inputs = features.map((column) =>
    fitInput(
      column.name,
      column.name,
      Float64Array.from(train, (row) => parseNumber(cell(records[row], column))),
      recipe.scaling,
    ),
  );
  const encoded = new Float32Array(records.length * features.length);
  for (const [row, record] of records.entries()) {
    for (const [index, { offset, scale }] of inputs.entries()) {
      encoded[row * features.length + index] = (parseNumber(cell(record, features[index])) - offset) / scale;
    }
  }
  return {
    dataset: {
      rowCount: records.length,
      featureCount: inputs.length,
      features: encoded,
      targets,
      classCount: 2,
      train,
      test,
      validation: new Uint32Array(0),
      records,
    },
    encoder: {
      scaling: recipe.scaling,
      columns: features.map(({ name }) => ({ type: 'number', column: name, format: plainFormat })),
      inputs,
      target: { type: 'binary', column: target.name, classes },
    },
    skipped: table.rowCount + table.ragged.length - records.length,
    warnings,
  };
}

function required(columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name);
  if (!column) throw new UserError(`There is no column "${name}" in the table.`);
  return column;
}

/** Indices of the records with one of the classes and a number in every feature, and for each column a warning about the records that have none. */
function usableRecords(table: CsvTable, target: Column, classNames: readonly string[], features: readonly Column[]) {
  const classKeys = new Set(classNames.map(classKey));
  const checks = [target, ...features].map((column) => ({
    column,
    isUsable:
      column === target
        ? (cell: string) => !isMissing(cell) && classKeys.has(classKey(cell))
        : (cell: string) => !Number.isNaN(parseNumber(cell)),
    bad: [] as number[],
  }));
  const records: number[] = [];
  for (let record = 0; record < table.rowCount; record++) {
    const failed = checks.find(({ column, isUsable }) => !isUsable(cellText(table.columns[column.index], record)));
    if (failed) failed.bad.push(record);
    else records.push(record);
  }
  return {
    records: Uint32Array.from(records),
    warnings: checks.flatMap(({ column, bad }) => (bad.length > 0 ? [skippedWarning(table, column, bad)] : [])),
  };
}

const namedLines = 3;

function skippedWarning({ columns, startLines }: CsvTable, { name, index }: Column, bad: readonly number[]): string {
  const named = bad
    .slice(0, namedLines)
    .map((record) => `line ${startLines[record] + 1}: ${describeCell(cellText(columns[index], record))}`);
  const more = bad.length > namedLines ? `; and ${bad.length - namedLines} more` : '';
  return `${bad.length === 1 ? '1 row was' : `${bad.length} rows were`} skipped because "${name}" has no usable value (${named.join('; ')}${more}).`;
}

function describeCell(cell: string): string {
  if (cell.trim() === '') return 'empty';
  return `"${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}"`;
}
