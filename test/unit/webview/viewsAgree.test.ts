import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CsvTable } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { readRecordAt } from '../../../src/csv/readRecordAt.ts';
import { isMissing } from '../../../src/dataset/cells/isMissing.ts';
import { encodeRow, type EncodedRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { decodeValue } from '../../../src/dataset/encoding/apply/encodeValue.ts';
import { numberOfOutput } from '../../../src/dataset/encoding/targetOutput.ts';
import { english } from '../../../src/inWords.ts';
import { answer, answeredClass, lastActivation, probabilityOf, targetUnits } from '../../../src/model/answer.ts';
import { answerNumber, answerShare } from '../../../src/model/answerWords.ts';
import { answerCurve, answerGrid } from '../../../src/model/decision/answerGrid.ts';
import { createAxis, type Axis } from '../../../src/model/decision/axis.ts';
import { valueIn } from '../../../src/model/decision/flipSearch.ts';
import { sampledColumns, type SampledColumn } from '../../../src/model/decision/sampledColumns.ts';
import { foldScaling } from '../../../src/model/fileUnits.ts';
import type { Model } from '../../../src/model/model.ts';
import { predict } from '../../../src/model/predict.ts';
import type { Prediction } from '../../../src/model/prediction.ts';
import { layerSlices } from '../../../src/network/architecture.ts';
import type { PredictedRows } from '../../../src/protocol/tableQuestions.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { escapeMarkdown } from '../../../src/rows/escapeMarkdown.ts';
import { predictionMarkdown } from '../../../src/rows/predictionMarkdown.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { predictRows } from '../../../src/training/questions/predictRows.ts';
import { sampleRows } from '../../../src/training/questions/sampleRows.ts';
import { columnReaches, byReach } from '../../../webview/graph/figures/columnReach.ts';
import { fileProducts, flowRow } from '../../../webview/graph/figures/rowFlow.ts';
import { chooseAxes } from '../../../webview/map/mapAxes.ts';
import { answersOfSamples } from '../../../webview/map/mapDots.ts';
import { answersOfWeights } from '../../../webview/rows/answersOfWeights.ts';
import type { AnsweredRows } from '../../../webview/rows/answeredRows.ts';
import { columnParts } from '../../../webview/whatIf/columnParts.ts';
import { trainedState } from '../../webview/trainedRuns.ts';
import { cellsOf } from '../csv/tableRows.ts';
import { kernel } from '../training/trainByKernel.ts';

const folder = new URL('../../../media/samples/', import.meta.url);
const samples = readdirSync(folder).filter((name) => name.endsWith('.csv'));
/** Number of rows to ask about, spread over the file, in addition to those with missing cells. */
const ASKED = 12;
const INCOMPLETE = 8;

/** What a view shows for a row: the class or number, and for classes the probability of the answer. */
interface Said {
  readonly value: string | number;
  readonly confidence?: number;
}

/** A trained table, with the weights of its answer and those of an epoch in the middle. */
async function trained(name: string, options: TrainOptions) {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const { run } = await trainedState(text, options);
  if (!run?.plan || !run.outcome) throw new Error(`${name} was not trained`);
  const table = readCsv(text);
  const { ledger } = planTable(table, run.options, 'wasm');
  const { encoder, recipe, architecture, table: shape } = run.plan;
  const modelOf = (weights: Float32Array): Model => ({
    ...{ table: shape, recipe, encoder, architecture, ledger },
    weights: Float32Array.from(weights),
  });
  const middle = run.snapshots[Math.floor(run.snapshots.length / 2)];
  return { text, table, plan: run.plan, last: modelOf(run.outcome.weights), scrubbed: modelOf(middle.weights), middle: middle.epoch };
}

type Trained = Awaited<ReturnType<typeof trained>>;

/** The n-th of the answered rows. */
function saidOf({ encoder: { target } }: Model, { values, confidence }: Pick<AnsweredRows, 'values' | 'confidence'>, row: number): Said {
  const value = target.type === 'regression' ? values[row] : target.classes[values[row]];
  return { value, ...(confidence ? { confidence: confidence[row] } : {}) };
}

/** The answer given by output neurons with these numbers. */
function saidByOutputs({ encoder: { target }, architecture }: Model, outputs: Float64Array): Said {
  if (target.type === 'regression') return { value: numberOfOutput(target, outputs[0]) };
  const index = answeredClass(target, lastActivation(architecture), outputs);
  const confidence = probabilityOf(index, lastActivation(architecture), outputs);
  return { value: target.classes[index], ...(confidence === undefined ? {} : { confidence }) };
}

/**
 * The column as an axis on which the row is at the first place of the scale or in the band of that number; undefined if it has no value.
 */
function placed({ plan }: Trained, column: SampledColumn, row: EncodedRow): { readonly axis: Axis; readonly place: number } | undefined {
  if (Number.isNaN(decodeValue(column, row.inputs, column.first))) return undefined;
  const value = valueIn(column, row);
  const axis = createAxis(column, plan.columns);
  if (axis.type === 'category') return { axis, place: value };
  return { axis: { ...axis, min: value, max: value + (axis.max - axis.min) }, place: 0 };
}

/** The map's answer at the row's place, over two columns for which the row has a value; undefined if there is none. */
function saidByMap(run: Trained, model: Model, columns: readonly SampledColumn[], row: EncodedRow): Said | undefined {
  const { encoder, architecture, weights } = model;
  const places = new Map(
    columns.flatMap((column) => {
      const found = placed(run, column, row);
      return found ? [[column.encoding.column, found] as const] : [];
    }),
  );
  const names = byReach(columnReaches(encoder, architecture, weights)).map(({ column }) => column);
  const chosen = chooseAxes(
    encoder,
    names.filter((name) => places.has(name)),
    {},
  );
  const x = places.get(chosen?.x ?? '');
  const y = places.get(chosen?.y ?? '');
  if (!x) return undefined;
  const drawn = y ? answerGrid(model, row.inputs, x.axis, y.axis, 1) : answerCurve(model, row.inputs, x.axis, 1);
  const point = (y?.place ?? 0) * drawn.xs.length + x.place;
  return saidByOutputs(model, drawn.outputs.slice(point * drawn.outputCount, (point + 1) * drawn.outputCount));
}

function expectSame(model: Model, told: Said | undefined, by: Prediction): void {
  const { target } = model.encoder;
  if (target.type === 'regression') {
    expect(Number(told?.value) / target.scale).toBeCloseTo(Number(by.value) / target.scale, 6);
    return;
  }
  expect(told?.value).toBe(by.value);
  expect(told?.confidence).toBeCloseTo(by.confidence ?? Number.NaN, 6);
}

/** The graph's numbers for the row: the inputs of each neuron add up, and the file's numbers lead to the Σ that is shown. */
function expectGraph(model: Model, cells: ReadonlyMap<string, string>, by: Prediction): void {
  const { encoder, architecture, weights } = model;
  const flow = flowRow(model, weights, cells);
  if (!flow) throw new Error('The row lacks a column');
  const { pass, products, row } = flow;
  for (const [layer, { inputs, units, kernelStart, biasStart }] of layerSlices(architecture).entries())
    for (let unit = 0; unit < units; unit++) {
      let sum = products[biasStart + unit];
      for (let from = 0; from < inputs; from++) sum += products[kernelStart + from * units + unit];
      expect(sum).toBeCloseTo(pass.preActivations[layer][unit], 6);
    }
  expectSame(model, saidByOutputs(model, pass.outputs[pass.outputs.length - 1]), by);
  if (architecture.layers.length > 1) return;
  const { units } = architecture.layers[0];
  const output = encoder.target.type === 'multiclass' ? encoder.target.classes.indexOf(String(by.value)) : 0;
  const sum = fileProducts(row, foldScaling(model, weights), units).reduce(
    (total, part, at) => (at % units === output ? total + part : total),
    0,
  );
  const { scale } = targetUnits(encoder.target);
  expect(sum / scale).toBeCloseTo(by.sum / scale, 6);
}

/** The hover's first line, built independently from the values in the list of rows. */
function expectHover({ encoder: { target } }: Model, headline: string, { value, confidence }: Said): void {
  expect(headline).toContain(
    target.type === 'regression' ? ` ≈ ${escapeMarkdown(answerNumber(value, target))}**` : ` = ${escapeMarkdown(String(value))}**`,
  );
  if (confidence !== undefined) expect(headline).toContain(escapeMarkdown(answerShare(confidence)));
}

/** Records to ask about: some with a missing cell, and others spread over the file. */
function askedRecords(table: CsvTable) {
  const all = Array.from({ length: table.rowCount }, (_, record) => record);
  const incomplete = all.filter((record) => [...cellsOf(table, record).values()].some((cell) => isMissing(cell))).slice(0, INCOMPLETE);
  const spread = all.filter((record) => record % Math.ceil(table.rowCount / ASKED) === 0);
  return { incomplete: incomplete.length, asked: new Set([...incomplete, ...spread]) };
}

/** The answer of `predictRow` for a line; `predictSample` must give the same for its numbers and texts. */
function predictLine({ text }: Trained, model: Model, line: number) {
  const lines = text.split('\n');
  const cells = readRecordAt({ lineCount: lines.length, lineAt: (at) => lines[at] }, line, model.table)?.cells;
  if (!cells) throw new Error(`Line ${line} holds no row`);
  const said = predict(model, cells);
  const typed = [...cells].map(([column, cell]) => [column, /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell] as const);
  expect(predict(model, new Map(typed))).toMatchObject({ value: said.value, sum: said.sum });
  return { said, cells };
}

/** Asks all views about some rows of the table; returns how many of these have missing cells. */
function compareViews(run: Trained, model: Model): number {
  const { table } = run;
  const listed: PredictedRows[] = [];
  predictRows(table, { model }, (part) => listed.push(part), kernel);
  const drawn = sampleRows(table, { model, count: table.rowCount, seed: 1 });
  const columns = sampledColumns(model.encoder, drawn);
  const sampled = [answersOfSamples(model, drawn), answersOfWeights(drawn, model, model.weights)];
  const { asked, incomplete } = askedRecords(table);
  for (const record of asked) {
    const line = table.startLines[record];
    const { said, cells } = predictLine(run, model, line);
    expectGraph(model, cells, said);
    const row = encodeRow(model.encoder, cells);
    expectSame(model, answer(model, row.inputs).answer, said);
    const parts = columnParts(model, row);
    for (const { column, amount } of said.contributions) expect(parts.get(column)).toBeCloseTo(amount, 6);
    const byMap = saidByMap(run, model, columns, row);
    expect(byMap === undefined).toBe(model.encoder.columns.every(({ column }) => isMissing(cells.get(column) ?? '')));
    if (byMap) expectSame(model, byMap, said);
    const inList = saidOf(model, listed[0], record);
    expectSame(model, inList, said);
    const place = drawn.lines.indexOf(line);
    expect(place).toBeGreaterThanOrEqual(0);
    for (const answers of sampled) expectSame(model, saidOf(model, answers, place), said);
    const [headline] = predictionMarkdown(said, model, english, { theme: 'dark', line: line + 1 }).split(' · ');
    expectHover(model, headline, inList);
  }
  return incomplete;
}

describe.each(samples)('%s', (name) => {
  test.each<[string, TrainOptions]>([
    ['one neuron', { epochs: 40 }],
    ['hidden layers', { epochs: 40, hidden: [8, 4] }],
  ])('graph, map, hover, what-if, list and predictions say the same, at the end and at an earlier epoch: %s', async (_, options) => {
    const run = await trained(name, options);
    expect(run.middle).toBeGreaterThan(0);
    expect(run.scrubbed.weights).not.toEqual(run.last.weights);
    for (const model of [run.last, run.scrubbed]) {
      const incomplete = compareViews(run, model);
      if (name === 'recovery.csv') expect(incomplete).toBe(INCOMPLETE);
    }
  });
});
