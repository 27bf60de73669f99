import { lastActivation } from '../../model/answer.ts';
import { layerSlices, type LayerSlice } from '../../network/architecture.ts';
import { answerForm } from '../code/answerScale.ts';
import { braceStyle } from '../code/codeStyle.ts';
import { describeInput, headLines } from '../code/commentText.ts';
import { activationFunction, denseFormulas, describeLayer, isWrittenOut, layerRows } from '../code/denseCode.ts';
import { Identifiers } from '../code/identifiers.ts';
import { nameInputs, type NamedColumn } from '../code/namedInputs.ts';
import { quoted } from '../code/quoted.ts';
import type { Exported, ExportedModel } from '../exportedModel.ts';
import { javascriptHelpers, javascriptReserved, type JavaScriptHelper } from './javascriptHelpers.ts';
import { readingSources } from './readingSources.ts';
import { readJavaScriptColumn } from './readJavaScriptColumn.ts';

/** A self-contained ES module with `predict(row)`. It reads cells with Neuron's own functions. */
export function exportJavaScript(model: ExportedModel, name: string): Exported {
  return { files: [{ name, content: javascriptModule(model) }], limits: [] };
}

/** The text of the module, which the HTML page also contains. There `predict` passes the inputs to a second argument. */
export function javascriptModule(model: ExportedModel, tellsInputs = false): string {
  const { encoder, architecture } = model;
  const columns = nameInputs(encoder, new Identifiers(javascriptReserved));
  const read = columns.map(readJavaScriptColumn);
  const isFormula = isWrittenOut(architecture);
  const body = [
    ...read.flatMap(({ lines }) => lines),
    ...(tellsInputs ? [`onInputs([${columns.flatMap(({ inputs }) => inputs.map(({ variable }) => variable)).join(', ')}]);`] : []),
    ...(isFormula ? formulas(model, columns) : layerCalls(model, columns)),
    '',
    ...answerLines(model),
  ];
  const predict = [
    '/** What is predicted of one row: an object with its cells by column, as text or number. */',
    `export function predict(row${tellsInputs ? ', onInputs' : ''}) {`,
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
  ].join('\n');
  const constants = [...read.flatMap(({ constants: own }) => own), ...(isFormula ? [] : weightTables(model, columns))];
  const sources = new Set(read.flatMap(({ sources: own }) => own));
  const sections = [
    headLines(model, [])
      .map((line) => `// ${line}`)
      .join('\n'),
    constants.join('\n'),
    predict,
    ...usedHelpers(model).map((helper) => javascriptHelpers[helper]),
    ...[...sources].map((source) => readingSources[source]),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function formulas({ architecture, weights }: ExportedModel, columns: readonly NamedColumn[]): string[] {
  const inputs = columns.flatMap(({ inputs: own }) => own.map(({ variable, input }) => ({ variable, comment: describeInput(input) })));
  const [output] = layerSlices(architecture).slice(-1);
  const lines = denseFormulas(architecture, weights, inputs, braceStyle('const'));
  if (output.units > 1) lines.push(`const sums = [${Array.from({ length: output.units }, (_, unit) => `sum_${unit + 1}`).join(', ')}];`);
  return lines;
}

/** The layers as tables of weights. */
function layerCalls({ architecture }: ExportedModel, columns: readonly NamedColumn[]): string[] {
  const slices = layerSlices(architecture);
  const lines = ['', 'let values = [', ...columns.flatMap(({ inputs }) => inputs.map(({ variable }) => `  ${variable},`)), '];'];
  slices.forEach((slice, layer) => {
    const isOutput = layer === slices.length - 1;
    const call = `dense(values, KERNEL_${layer + 1}, BIAS_${layer + 1})`;
    lines.push(`// ${describeLayer(slice, layer, isOutput)}`);
    if (isOutput) lines.push(slice.units === 1 ? `const [sum] = ${call};` : `const sums = ${call};`);
    else lines.push(`values = ${call}${mapped(slice)};`);
  });
  return lines;
}

function mapped(slice: LayerSlice): string {
  const name = activationFunction(slice);
  return name === undefined ? '' : `.map(${name})`;
}

function weightTables({ architecture, weights }: ExportedModel, columns: readonly NamedColumn[]): string[] {
  const names = columns.flatMap(({ inputs }) => inputs.map(({ input }) => describeInput(input)));
  return layerSlices(architecture).flatMap((slice, layer) => {
    const { kernel, bias } = layerRows(slice, weights);
    const rows = kernel.map((row, index) => `  [${row.join(', ')}],${layer === 0 ? ` // ${names[index]}` : ''}`);
    return [`const KERNEL_${layer + 1} = [`, ...rows, '];', `const BIAS_${layer + 1} = [${bias.join(', ')}];`];
  });
}

/**
 * The lines that turn the output's sums into the answer. Classes must not be keys of an object literal, since "__proto__" would set the
 * prototype.
 */
function answerLines(model: ExportedModel): string[] {
  const form = answerForm(model);
  const activation = lastActivation(model.architecture);
  const output = activation === 'linear' ? 'sum' : `${activation}(sum)`;
  switch (form.type) {
    case 'number': {
      const number = `${output} * ${form.scale} + ${form.shift}`;
      return [`return { value: ${form.isLogarithm ? `Math.exp(${number})` : number} };`];
    }
    case 'two': {
      const [no, yes] = form.classes.map(quoted);
      const value = `value: output > ${form.threshold} ? ${yes} : ${no}`;
      const probabilities = `probabilities: Object.fromEntries([[${no}, 1 - output], [${yes}, output]])`;
      return [`const output = ${output};`, `return { ${value}${form.hasProbabilities ? `, ${probabilities}` : ''} };`];
    }
    case 'several':
      return [
        `const classes = [${form.classes.map(quoted).join(', ')}];`,
        `const outputs = ${form.hasProbabilities ? 'softmax(sums)' : 'sums'};`,
        'const value = classes[outputs.indexOf(Math.max(...outputs))];',
        form.hasProbabilities
          ? 'return { value, probabilities: Object.fromEntries(classes.map((name, place) => [name, outputs[place]])) };'
          : 'return { value };',
      ];
  }
}

function usedHelpers({ encoder, architecture }: ExportedModel): JavaScriptHelper[] {
  const activations = layerSlices(architecture).map((slice) => activationFunction(slice) ?? slice.activation);
  const used = new Set<string>(['cell', ...activations]);
  if (encoder.columns.some(({ type }) => type !== 'category')) used.add('scaled');
  if (!isWrittenOut(architecture)) used.add('dense');
  // gelu uses the error function.
  if (used.has('gelu')) used.add('erf');
  const names: readonly JavaScriptHelper[] = [
    'cell',
    'scaled',
    'relu',
    'leaky_relu',
    'elu',
    'gelu',
    'erf',
    'tanh',
    'sigmoid',
    'softmax',
    'dense',
  ];
  return names.filter((name) => used.has(name));
}
