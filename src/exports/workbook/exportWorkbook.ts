import { inEnglish } from '../../inWords.ts';
import { message } from '../../message.ts';
import type { ColumnEncoding } from '../../dataset/encoding/encoder.ts';
import { inputsByColumn } from '../../dataset/encoding/inputsByColumn.ts';
import { layerSlices, type Activation } from '../../network/architecture.ts';
import { answerForm } from '../code/answerScale.ts';
import { describeLayer } from '../code/denseCode.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { columnLetters, columnTerms, literal, text } from '../formula/cellTerms.ts';
import { checkFormula } from '../formula/formulaBounds.ts';
import { formulaLimits } from '../formula/exportFormula.ts';
import { writeXlsx, type XlsxCell, type XlsxSheet } from './xlsx.ts';

/** Rows that have formulas from the start; for more, fill them down. */
const ROWS = 200;

/**
 * A workbook that predicts the rows pasted into its first sheet, which has the columns, the answer and its probabilities. "Network" has the
 * inputs and neurons of each row, "Weights" a row per neuron, bias first. Throws a UserError if Excel could not read a formula.
 */
export function exportWorkbook(model: ExportedModel, name: string): Exported {
  const limits = [
    ...formulaLimits(model.encoder.columns),
    message('The formulas are in the first {count} rows: fill them down, on both sheets, for more.', { count: ROWS }),
  ];
  const network = networkFormulas(model);
  const row = (index: number) => index + 2;
  const answers = answerFormulas(model, network.outputs);
  for (const formula of [...network.formulas, ...answers.map((answer) => answer.formula)]) checkFormula(formula(row(ROWS - 1)));
  const features = model.encoder.columns.map(({ column }) => column);
  const rows = Array.from({ length: ROWS }, (_, index) => index);
  const sheets: XlsxSheet[] = [
    {
      name: 'Table',
      rows: [
        [...features, ...answers.map(({ title }) => title)],
        ...rows.map((index) => [...features.map(() => ''), ...answers.map(({ formula }) => ({ formula: formula(row(index)) }))]),
      ],
    },
    {
      name: 'Network',
      rows: [network.titles, ...rows.map((index) => network.formulas.map((formula) => ({ formula: formula(row(index)) })))],
    },
    { name: 'Weights', rows: weightRows(model) },
    { name: 'About', rows: [[`Made by ${model.maker} from ${model.fileName}.`], ...limits.map((limit) => [inEnglish(limit)])] },
  ];
  return { files: [{ name, content: writeXlsx(sheets) }], limits };
}

type RowFormula = (row: number) => string;

interface NetworkFormulas {
  readonly titles: readonly string[];
  /** One column of the sheet each: inputs, then neurons layer by layer; for the output layer the sums. */
  readonly formulas: readonly RowFormula[];
  /** The columns with the output layer's sums. */
  readonly outputs: readonly string[];
}

function networkFormulas({ encoder, architecture }: ExportedModel): NetworkFormulas {
  const inputs = inputsByColumn(encoder.columns, encoder.inputs).flatMap(({ encoding, inputs: own }, column) =>
    own.map((_, place): RowFormula => (row) => {
      const terms = columnTerms(encoding, `Table!${columnLetters(column)}${row}`, own, (of) => (of === place ? 1 : 0));
      return terms[termOf(encoding, place)];
    }),
  );
  const titles = encoder.inputs.map(({ name }) => name);
  const formulas: RowFormula[] = [...inputs];
  let [first, weightRow] = [0, 1];
  const slices = layerSlices(architecture);
  slices.forEach((slice, layer) => {
    const isOutput = layer === slices.length - 1;
    const [from, to] = [columnLetters(first), columnLetters(first + slice.inputs - 1)];
    first = formulas.length;
    weightRow++;
    for (let unit = 0; unit < slice.units; unit++, weightRow++) {
      const weights = `Weights!$C$${weightRow}:$${columnLetters(slice.inputs + 1)}$${weightRow}`;
      const bias = `Weights!$B$${weightRow}`;
      titles.push(isOutput ? `sum ${unit + 1}` : `hidden ${layer + 1}.${unit + 1}`);
      formulas.push((row) => {
        const sum = `${bias}+SUMPRODUCT(${from}${row}:${to}${row},${weights})`;
        return isOutput ? sum : activated(slice.activation, `(${sum})`);
      });
    }
  });
  return { titles, formulas, outputs: formulas.slice(first).map((_, index) => columnLetters(first + index)) };
}

/** The index of the column's term that contains the input: all values of a category share one term. */
function termOf(encoding: ColumnEncoding, place: number): number {
  if (encoding.type !== 'category') return place;
  return place < encoding.categories.length + (encoding.hasOther ? 1 : 0) ? 0 : 1;
}

function activated(activation: Activation, sum: string): string {
  switch (activation) {
    case 'linear':
    case 'softmax':
      return sum;
    case 'relu':
      return `MAX(0,${sum})`;
    case 'leakyRelu':
      return `MAX(0.2*${sum},${sum})`;
    case 'elu':
      return `IF(${sum}<0,EXP(MIN(0,${sum}))-1,${sum})`;
    case 'gelu':
      return `${sum}*NORMSDIST(${sum})`;
    case 'tanh':
      return `TANH(${sum})`;
    case 'sigmoid':
      return `1/(1+EXP(-MAX(-700,MIN(700,${sum}))))`;
  }
}

/** A title row before each layer's neurons, then name, bias and weights of each neuron. */
function weightRows({ architecture, weights, encoder }: ExportedModel): XlsxCell[][] {
  const slices = layerSlices(architecture);
  return slices.flatMap((slice, layer) => {
    const isOutput = layer === slices.length - 1;
    const from =
      layer === 0
        ? encoder.inputs.map(({ name }) => name)
        : Array.from({ length: slice.inputs }, (_, index) => `hidden ${layer}.${index + 1}`);
    const neurons = Array.from({ length: slice.units }, (_, unit): XlsxCell[] => [
      isOutput ? `output ${unit + 1}` : `hidden ${layer + 1}.${unit + 1}`,
      weights[slice.biasStart + unit],
      ...Array.from({ length: slice.inputs }, (__, index) => weights[slice.kernelStart + index * slice.units + unit]),
    ]);
    return [[describeLayer(slice, layer, isOutput), 'bias', ...from], ...neurons];
  });
}

function answerFormulas(model: ExportedModel, outputs: readonly string[]): { readonly title: string; readonly formula: RowFormula }[] {
  const form = answerForm(model);
  const { column } = model.encoder.target;
  const title = `${column}_predicted`;
  const probability = (name: string, formula: RowFormula) => ({ title: `${column}_probability_${name}`, formula });
  const sum = (index: number, row: number) => `Network!${outputs[index]}${row}`;
  switch (form.type) {
    case 'number': {
      const number = (row: number) => `${sum(0, row)}*${literal(form.scale)}+${literal(form.shift)}`.replace('+-', '-');
      return [{ title, formula: (row) => (form.isLogarithm ? `EXP(MIN(709.78,${number(row)}))` : number(row)) }];
    }
    case 'two': {
      const [no, yes] = form.classes;
      const value = { title, formula: (row: number) => `IF(${sum(0, row)}>${literal(form.sumThreshold)},${text(yes)},${text(no)})` };
      if (!form.hasProbabilities) return [value];
      const output = (row: number) => activated('sigmoid', sum(0, row));
      return [value, probability(no, (row) => `1-${output(row)}`), probability(yes, output)];
    }
    case 'several': {
      const all = (row: number) => `Network!${outputs[0]}${row}:${outputs[outputs.length - 1]}${row}`;
      const value: RowFormula = (row) => `CHOOSE(MATCH(MAX(${all(row)}),${all(row)},0),${form.classes.map(text).join(',')})`;
      const power = (index: number, row: number) => `EXP(${sum(index, row)}-MAX(${all(row)}))`;
      const total = (row: number) => outputs.map((_, index) => power(index, row)).join('+');
      const share = (index: number) => (row: number) => `${power(index, row)}/(${total(row)})`;
      return [{ title, formula: value }, ...form.classes.map((name, index) => probability(name, share(index)))];
    }
  }
}
