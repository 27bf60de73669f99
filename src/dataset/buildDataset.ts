import type { CsvRecord, CsvTable } from '../csv/csvTable.ts';
import { UserError } from '../userError.ts';
import { classKey, isMissing, parseNumber } from './cellValue.ts';
import type { Column } from './column.ts';
import type { Dataset } from './dataset.ts';
import type { Encoder } from './encoder.ts';
import { fitNumberEncoding } from './fitEncoder.ts';
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
  if (!classNames) throw new Error(`The column ${target.name} does not have two values`);
  const { records, warnings } = usableRecords(table, target, classNames, features);
  const positiveKey = classKey(classNames[1]);
  const targets = Float32Array.from(records, (index) => (classKey(table.records[index].cells[target.index]) === positiveKey ? 1 : 0));
  const { train, test } = splitRows(targets, classNames, recipe.testFraction, recipe.seed);

  const encodings = features.map(({ name, index }) =>
    fitNumberEncoding(
      name,
      Float64Array.from(train, (row) => parseNumber(table.records[records[row]].cells[index])),
      recipe.scaling,
    ),
  );
  const encoded = new Float32Array(records.length * features.length);
  for (const [row, record] of records.entries()) {
    for (const [column, { offset, scale }] of encodings.entries()) {
      encoded[row * features.length + column] = (parseNumber(table.records[record].cells[features[column].index]) - offset) / scale;
    }
  }
  return {
    dataset: { rowCount: records.length, featureCount: features.length, features: encoded, targets, train, test, records },
    encoder: { scaling: recipe.scaling, features: encodings, target: { column: target.name, classes: classNames } },
    skipped: table.records.length + table.ragged.length - records.length,
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
    bad: [] as CsvRecord[],
  }));
  const records: number[] = [];
  for (const [index, record] of table.records.entries()) {
    const failed = checks.find(({ column, isUsable }) => !isUsable(record.cells[column.index]));
    if (failed) failed.bad.push(record);
    else records.push(index);
  }
  return {
    records: Uint32Array.from(records),
    warnings: checks.flatMap(({ column, bad }) => (bad.length > 0 ? [skippedWarning(column, bad)] : [])),
  };
}

const namedLines = 3;

function skippedWarning({ name, index }: Column, bad: readonly CsvRecord[]): string {
  const named = bad.slice(0, namedLines).map(({ startLine, cells }) => `line ${startLine + 1}: ${describeCell(cells[index])}`);
  const more = bad.length > namedLines ? `; and ${bad.length - namedLines} more` : '';
  return `${bad.length === 1 ? '1 row was' : `${bad.length} rows were`} skipped because "${name}" has no usable value (${named.join('; ')}${more}).`;
}

function describeCell(cell: string): string {
  if (cell.trim() === '') return 'empty';
  return `"${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}"`;
}
