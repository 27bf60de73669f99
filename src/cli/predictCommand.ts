import Papa from 'papaparse';
import { intervalAround } from '../dataset/encoding/targetOutput.ts';
import { targetClasses } from '../dataset/encoding/targetClasses.ts';
import type { ExportedModel } from '../exports/exportedModel.ts';
import { inEnglish } from '../inWords.ts';
import { message } from '../message.ts';
import { describeAnswer, describeInterval } from '../model/answerWords.ts';
import { predict } from '../model/predict.ts';
import type { PredictedRows } from '../protocol/tableQuestions.ts';
import { describeNoBound } from '../run/errorBoundOf.ts';
import { TableQuestions } from '../session/tableQuestions.ts';
import { UserError } from '../userError.ts';
import type { CommandLine } from './commandLine.ts';
import type { CommandContext } from './context.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { loadModel } from './loadModel.ts';
import { operandsOf } from './operands.ts';
import { openNamedTable, STANDARD_INPUT } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** `neuron predict`: the answer for given values, or for each row of a table. */
export async function predictCommand(line: CommandLine, context: CommandContext): Promise<ExitCode> {
  const [place, ...values] = operandsOf(line);
  const rows = line.flags.get('rows')?.[0];
  if ((rows === undefined) === (values.length === 0)) {
    throw new UsageError(message('Give either a value for each column, such as exam1=90 exam2=85, or --rows with a table.'));
  }
  if (rows === STANDARD_INPUT && place === STANDARD_INPUT) {
    throw new UsageError(message('Standard input can be read only once: name a file for the model, or for the rows.'));
  }
  const model = await loadModel(place, line, context);
  const refusal = line.flags.has('intervals') ? describeNoBound(model.run.plan, model.run.outcome) : undefined;
  if (refusal) throw new UserError(refusal);
  if (rows === undefined) predictValues(model, readValues(values, model), line, context);
  else await predictRows(model, rows, line, context);
  return exitCodes.done;
}

/** Column names may contain "=", so texts are matched against the model's known columns. */
function readValues(texts: readonly string[], { tableColumns }: ExportedModel): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const known = tableColumns.filter((name) => text.startsWith(`${name}=`)).sort((a, b) => b.length - a.length);
      const at = known.length > 0 ? known[0].length : text.indexOf('=');
      if (at < 0) throw new UsageError(message('"{text}" is not a value for a column: write COLUMN=VALUE.', { text }));
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function predictValues(
  model: ExportedModel,
  values: ReadonlyMap<string, string>,
  { flags }: CommandLine,
  { say, print }: CommandContext,
): void {
  const { remarks = [], ...prediction } = predict(model, values);
  if (flags.has('json')) {
    print(`${JSON.stringify({ ...prediction, ...(remarks.length > 0 ? { remarks: remarks.map(inEnglish) } : {}) }, undefined, 2)}\n`);
    return;
  }
  const { target } = model.encoder;
  const interval = target.type === 'regression' && prediction.interval90 && describeInterval(prediction.interval90, target);
  const said = [describeAnswer(prediction, model), ...(interval ? [interval] : []), ...remarks];
  print(said.map((line) => `${say(line)}\n`).join(''));
}

interface AnsweredRow {
  /** Counted from 1. */
  readonly line: number;
  readonly value: string | number;
  readonly confidence?: number;
  readonly probabilities?: Readonly<Record<string, number>>;
  readonly interval90?: readonly [low: number, high: number];
}

async function predictRows(
  model: ExportedModel,
  place: string,
  { flags }: CommandLine,
  { pool, createId, print }: CommandContext,
): Promise<void> {
  const { recipe, encoder, architecture, weights, ledger, errorBound } = model;
  const { source } = await openNamedTable(place);
  const rows: AnsweredRow[] = [];
  const { target } = encoder;
  const hasIntervals = flags.has('intervals');
  const withInterval = (row: AnsweredRow): AnsweredRow =>
    hasIntervals && target.type === 'regression' && errorBound !== undefined && typeof row.value === 'number'
      ? { ...row, interval90: intervalAround(target, row.value, errorBound) }
      : row;
  const questions = new TableQuestions(pool, createId);
  const { ragged } = await questions.predictRows(
    source(),
    { recipe, encoder, architecture, weights, ledger },
    { withProbabilities: true, onRows: (part) => rows.push(...answeredRows(part, targetClasses(encoder.target)).map(withInterval)) },
  ).answer;
  if (flags.has('json')) {
    print(`${JSON.stringify({ rows, unreadable: ragged.map((line) => line + 1) }, undefined, 2)}\n`);
    return;
  }
  const ends = hasIntervals ? [`${target.column}_low90`, `${target.column}_high90`] : [];
  const table = rows.map(({ line, value, confidence, interval90 = [] }) => [line, value, confidence ?? '', ...interval90]);
  print(`${Papa.unparse([['line', target.column, 'confidence', ...ends], ...table], { newline: '\n' })}\n`);
}

function answeredRows({ lines, values, confidence, probabilities }: PredictedRows, classes: readonly string[]): AnsweredRow[] {
  const count = classes.length;
  return Array.from(lines, (line, row) => ({
    line: line + 1,
    value: count === 0 ? values[row] : classes[values[row]],
    ...(confidence ? { confidence: confidence[row] } : {}),
    ...(probabilities
      ? { probabilities: Object.fromEntries(classes.map((name, index) => [name, probabilities[row * count + index]])) }
      : {}),
  }));
}
