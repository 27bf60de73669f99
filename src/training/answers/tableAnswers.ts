import type { CellColumn, CsvTable } from '../../csv/csvTable.ts';
import { isMissing, markedNumbers, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import type { TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { intervalAround } from '../../dataset/encoding/targetOutput.ts';
import { lastActivation } from '../../model/answer.ts';
import type { AnsweringModel, PredictedRows } from '../../protocol/tableQuestions.ts';
import { writeCell, writeDecimal, type CellStyle } from '../../tables/cellStyle.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { predictRows } from '../questions/predictRows.ts';

/** More classes than this have one column for the probability of the answer, not one each. */
const MOST_CLASS_COLUMNS = 20;
const PROBABILITY_DECIMALS = 6;
/** A number is written as finely as a millionth of how far the target's numbers are spread. */
const SIGNIFICANT_DIGITS = 6;
const MOST_DECIMALS = 15;

/** What a model has to say in the columns of a table. */
export interface AnswerColumns {
  readonly names: readonly string[];
  readonly isRenamed: boolean;
  readonly withProbabilities: boolean;
  /** Whether the last two hold the interval of each number. */
  readonly withInterval: boolean;
}

/** The columns that a model adds to a table with these names, none of which they have. */
export function answerColumns(
  { encoder: { target }, architecture }: AnsweringModel,
  taken: readonly string[],
  withInterval = false,
): AnswerColumns {
  const classes = targetClasses(target);
  const activation = lastActivation(architecture);
  const hasProbabilities = target.type !== 'regression' && (activation === 'sigmoid' || activation === 'softmax');
  const withProbabilities = hasProbabilities && classes.length <= MOST_CLASS_COLUMNS;
  const probability = `${target.column}_probability`;
  const wanted = [
    `${target.column}_predicted`,
    ...(withProbabilities ? classes.map((name) => `${probability}_${name}`) : hasProbabilities ? [probability] : []),
    ...(withInterval ? [`${target.column}_low90`, `${target.column}_high90`] : []),
  ];
  const known = new Set(taken);
  const names = wanted.map((name) => {
    const free = freeName(name, known);
    known.add(free);
    return free;
  });
  return { names, isRenamed: names.some((name, index) => name !== wanted[index]), withProbabilities, withInterval };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}

/** The decimal mark of the numbers that a model has learned from: a comma where one of its columns has one. */
export function decimalOf({ encoder: { target, columns } }: AnsweringModel): '.' | ',' {
  const formats = [target, ...columns].map((encoding) =>
    'format' in encoding && typeof encoding.format === 'object' ? encoding.format : undefined,
  );
  return formats.some((format) => format?.decimal === ',' && format.duration === undefined) ? ',' : '.';
}

/** The answers of all rows of a table that is in memory. */
export function answersOf(
  table: CsvTable,
  model: AnsweringModel,
  withProbabilities: boolean,
  kernel: WorkerPort['kernel'],
): Pick<PredictedRows, 'values' | 'confidence' | 'probabilities'> {
  const classCount = targetClasses(model.encoder.target).length;
  const values = new Float64Array(table.rowCount);
  const shares = new Float64Array(table.rowCount * (withProbabilities ? classCount : 1));
  let row = 0;
  let hasShares = false;
  const take = (rows: PredictedRows) => {
    const told = withProbabilities ? rows.probabilities : rows.confidence;
    values.set(rows.values, row);
    if (told) shares.set(told, row * (withProbabilities ? classCount : 1));
    hasShares ||= told !== undefined;
    row += rows.values.length;
  };
  predictRows(table, { model, withProbabilities }, take, kernel);
  return { values, ...(hasShares ? { [withProbabilities ? 'probabilities' : 'confidence']: shares } : {}) };
}

/** The answer of a row as a cell says it, before any quotes. */
export function answerWriter(
  target: TargetEncoding,
  decimal: '.' | ',',
): { readonly kind: 'text' | 'number'; write(value: number): string } {
  if (target.type !== 'regression') return { kind: 'text', write: (value) => target.classes[value] };
  const magnitude = Number(target.scale.toExponential().split('e')[1]);
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, SIGNIFICANT_DIGITS - 1 - magnitude));
  return { kind: 'number', write: (value) => writeDecimal(value, decimals, decimal) };
}

/** The cells that are added to each row, with what separates them in front; those of a class are made once. */
export function addedCells(
  { encoder: { target }, errorBound }: AnsweringModel,
  { values, confidence, probabilities }: Pick<PredictedRows, 'values' | 'confidence' | 'probabilities'>,
  style: CellStyle,
  withInterval = false,
): (row: number) => string {
  if (withInterval && (target.type !== 'regression' || errorBound === undefined)) throw new Error('The model knows no interval');
  const writer = answerWriter(target, style.decimal);
  const cellOf = (value: number) => {
    const text = writer.write(value);
    return style.delimiter + writeCell(text, isNumberText(text) ? 'number' : writer.kind, style);
  };
  const ofClass = targetClasses(target).map((_, index) => cellOf(index));
  const share = (value: number) => style.delimiter + writeCell(writeDecimal(value, PROBABILITY_DECIMALS, style.decimal), 'number', style);
  const classCount = ofClass.length;
  return (row) => {
    let cells = classCount > 0 ? ofClass[values[row]] : cellOf(values[row]);
    if (probabilities) for (let index = 0; index < classCount; index++) cells += share(probabilities[row * classCount + index]);
    else if (confidence) cells += share(confidence[row]);
    if (withInterval && target.type === 'regression' && errorBound !== undefined)
      for (const end of intervalAround(target, values[row], errorBound)) cells += cellOf(end);
    return cells;
  };
}

/** True for the text of a class that is a number. */
export function isNumberText(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text));
}

/** The rows whose cell says nothing. */
export function blankRows({ codes, texts, numbers, length }: CellColumn, marks: MissingMarks | undefined): Uint32Array {
  const isBlank = texts.map((text) => isMissing(text, marks));
  const marked = markedNumbers(marks);
  if (!marked && !isBlank.includes(true)) return new Uint32Array(0);
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    const code = codes ? codes[row] : -1;
    if (code < 0 ? marked?.has(numbers[row]) === true : isBlank[code]) rows.push(row);
  }
  return Uint32Array.from(rows);
}
