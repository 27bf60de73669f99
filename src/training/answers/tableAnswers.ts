import type { CellColumn, CsvTable } from '../../csv/csvTable.ts';
import { isMissing, markedNumbers, type MissingMarks } from '../../dataset/cells/isMissing.ts';
import { targetClasses } from '../../dataset/encoding/targetClasses.ts';
import type { TargetEncoding } from '../../dataset/encoding/encoder.ts';
import { intervalAround } from '../../dataset/encoding/targetOutput.ts';
import { lastActivation } from '../../model/answer.ts';
import type { AnsweringModel, PredictedRows } from '../../protocol/tableQuestions.ts';
import { writeCell, writeDecimal, type CellStyle } from '../../tables/cellStyle.ts';
import { decimalsOfShare } from '../../writeNumber.ts';
import type { WorkerPort } from '../worker/workerPort.ts';
import { predictRows } from '../questions/predictRows.ts';

/** With more classes than this there is one column for the probability of the answer instead of one per class. */
const MOST_CLASS_COLUMNS = 20;
/** Decimals of a probability, and the most where these would round it to 0 or 1. */
const PROBABILITY_DECIMALS = 6;
const MOST_PROBABILITY_DECIMALS = 12;
/** Digits relative to the spread of the target: numbers are written to a millionth of it. */
const SIGNIFICANT_DIGITS = 6;
const MOST_DECIMALS = 15;

/** The columns that a model can add to a table. */
export interface AnswerColumns {
  readonly names: readonly string[];
  readonly isRenamed: boolean;
  readonly withProbabilities: boolean;
  /** True if the last two columns hold the interval of each number. */
  readonly withInterval: boolean;
}

/** The columns that a model adds to a table with these column names, under names that do not clash. */
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

/** The decimal separator of the model's training data: a comma if one of its columns uses one. */
export function decimalOf({ encoder: { target, columns } }: AnsweringModel): '.' | ',' {
  const formats = [target, ...columns].map((encoding) =>
    'format' in encoding && typeof encoding.format === 'object' ? encoding.format : undefined,
  );
  return formats.some((format) => format?.decimal === ',' && format.duration === undefined) ? ',' : '.';
}

/** The answers for all rows of a table in memory. */
export function answersOfTable(
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

/** Returns a function that writes a row's answer as cell text, before quoting. */
export function answerWriter(
  target: TargetEncoding,
  decimal: '.' | ',',
): { readonly kind: 'text' | 'number'; write(value: number): string } {
  if (target.type !== 'regression') return { kind: 'text', write: (value) => target.classes[value] };
  const magnitude = Number(target.scale.toExponential().split('e')[1]);
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, SIGNIFICANT_DIGITS - 1 - magnitude));
  return { kind: 'number', write: (value) => writeDecimal(value, decimals, decimal) };
}

/** The cells to add to each row, including the leading delimiter. Cells of a class are built once. */
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
  const share = (value: number) => {
    const decimals = decimalsOfShare(value, PROBABILITY_DECIMALS, MOST_PROBABILITY_DECIMALS);
    return style.delimiter + writeCell(writeDecimal(value, decimals, style.decimal), 'number', style);
  };
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

/** True if the text of a class is a number. */
export function isNumberText(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text));
}

/** The rows whose cell is blank or a missing mark. */
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
