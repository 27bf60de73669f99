import { lastActivation } from '../../model/answer.ts';
import { layerSlices } from '../../network/architecture.ts';
import { answerForm } from '../code/answerScale.ts';
import { headLines } from '../code/commentText.ts';
import { activationFunction, denseFormulas, describeLayer, isWrittenOut, layerRows } from '../code/denseCode.ts';
import { pythonStyle } from '../code/codeStyle.ts';
import { Identifiers } from '../code/identifiers.ts';
import { nameInputs, type NamedColumn } from '../code/namedInputs.ts';
import { quoted } from '../code/quoted.ts';
import { describeInput } from '../code/commentText.ts';
import type { ExportedModel } from '../exportedModel.ts';
import { networkHelpers, type NetworkHelper } from './networkHelpers.ts';
import { isNetworkHelper, pythonReserved } from './pythonNames.ts';
import { readPythonColumn } from './readPythonColumn.ts';
import { importsOf, type PythonDialect } from './pythonDialect.ts';
import type { CellHelperName } from './cellHelper.ts';
import type { Message } from '../../message.ts';

/** A module with `predict(row)` and everything it needs, for Python 3 or MicroPython. */
export function pythonModule(model: ExportedModel, dialect: PythonDialect, limits: readonly Message[]): string {
  const { encoder, architecture } = model;
  const columns = nameInputs(encoder, new Identifiers(pythonReserved));
  const read = columns.map((column) => readPythonColumn(column));
  // Equal marks and indexes are defined once for all columns.
  const constants = [...new Set(read.flatMap(({ constants: own }) => own))];
  const tables = isWrittenOut(architecture) ? [] : weightTables(model, columns);
  const body = [
    ...read.flatMap(({ lines }) => lines),
    ...(isWrittenOut(architecture) ? formulas(model, columns) : layerCalls(model, columns)),
    '',
    ...answerLines(model),
  ];
  const predict = [
    'def predict(row):',
    ...indented([`"""What is predicted of one row: its cells by column, as text or number."""`, ...body]),
  ].join('\n');
  const needed = new Set<CellHelperName>(read.flatMap(({ needs }) => needs));
  const network = [...usedHelpers(model)].map((name) => dialect.networkHelper(name));
  const cells = dialect.cellHelpers(needed);
  const own = [...constants, ...tables];
  const sections = [
    headLines(model, limits)
      .map((line) => (line === '' ? '#' : `# ${line}`))
      .join('\n'),
    importsOf([...cells, ...network, predict].join('\n')),
    ...(own.length > 0 ? [own.join('\n')] : []),
    predict,
    ...network,
    ...cells,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n\n')}\n`;
}

function formulas({ architecture, weights }: ExportedModel, columns: readonly NamedColumn[]): string[] {
  const inputs = columns.flatMap(({ inputs: own }) => own.map(({ variable, input }) => ({ variable, comment: describeInput(input) })));
  const slice = layerSlices(architecture).slice(-1)[0];
  const lines = denseFormulas(architecture, weights, inputs, pythonStyle);
  if (slice.units > 1) lines.push(`sums = [${Array.from({ length: slice.units }, (_, unit) => `sum_${unit + 1}`).join(', ')}]`);
  return lines;
}

/** The layers as tables of weights. */
function layerCalls({ architecture }: ExportedModel, columns: readonly NamedColumn[]): string[] {
  const slices = layerSlices(architecture);
  const inputs = columns.flatMap(({ inputs: own }) => own.map(({ variable }) => `    ${variable},`));
  const lines = ['', 'values = [', ...inputs, ']'];
  slices.forEach((slice, layer) => {
    const isOutput = layer === slices.length - 1;
    const call = `dense(values, KERNEL_${layer + 1}, BIAS_${layer + 1})`;
    const activation = isOutput ? undefined : activationFunction(slice);
    lines.push(`# ${describeLayer(slice, layer, isOutput)}`);
    if (isOutput) lines.push(slice.units === 1 ? `sum_1 = ${call}[0]` : `sums = ${call}`);
    else lines.push(activation === undefined ? `values = ${call}` : `values = [${activation}(x) for x in ${call}]`);
  });
  return lines;
}

function weightTables({ architecture, weights, encoder }: ExportedModel, columns: readonly NamedColumn[]): string[] {
  const names = columns.flatMap(({ inputs }) => inputs.map(({ input }) => describeInput(input)));
  return layerSlices(architecture).flatMap((slice, layer) => {
    const { kernel, bias } = layerRows(slice, weights);
    const comment = (row: number) => (layer === 0 && row < encoder.inputs.length ? `  # ${names[row]}` : '');
    return [
      `KERNEL_${layer + 1} = [`,
      ...kernel.map((row, index) => `    [${row.join(', ')}],${comment(index)}`),
      ']',
      `BIAS_${layer + 1} = [${bias.join(', ')}]`,
    ];
  });
}

/** The lines that turn the output's sums into the answer. */
function answerLines(model: ExportedModel): string[] {
  const form = answerForm(model);
  const sum = isWrittenOut(model.architecture) ? 'sum' : 'sum_1';
  switch (form.type) {
    case 'number': {
      const number = `${outputOf(model, sum)} * ${form.scale} + ${form.shift}`;
      return [
        `# In the units of the file: ${quoted(model.encoder.target.column)}`,
        `return {"value": ${form.isLogarithm ? `exp(${number})` : number}}`,
      ].map((line) => line.replaceAll('+ -', '- '));
    }
    case 'two': {
      const [no, yes] = form.classes.map(quoted);
      const value = `"value": ${yes} if output > ${form.threshold} else ${no}`;
      const probabilities = `"probabilities": {${no}: 1.0 - output, ${yes}: output}`;
      return [`output = ${outputOf(model, sum)}`, `return {${value}${form.hasProbabilities ? `, ${probabilities}` : ''}}`];
    }
    case 'several': {
      const lines = [`classes = [${form.classes.map(quoted).join(', ')}]`];
      const outputs = form.hasProbabilities ? 'softmax(sums)' : 'sums';
      lines.push(`outputs = ${outputs}`, 'value = classes[outputs.index(max(outputs))]');
      return [...lines, `return {"value": value${form.hasProbabilities ? ', "probabilities": dict(zip(classes, outputs))' : ''}}`];
    }
  }
}

function outputOf({ architecture }: ExportedModel, sum: string): string {
  const activation = lastActivation(architecture);
  return activation === 'linear' ? sum : `${activation}(${sum})`;
}

/** The network functions that the code calls. */
function usedHelpers({ encoder, architecture }: ExportedModel): Set<NetworkHelper> {
  const used = new Set<NetworkHelper>();
  if (encoder.columns.some(({ type }) => type !== 'category')) for (const name of ['scaled', 'to_float'] as const) used.add(name);
  if (encoder.target.type === 'regression' && encoder.target.logarithm !== undefined) used.add('exp');
  if (!isWrittenOut(architecture)) used.add('dense');
  for (const slice of layerSlices(architecture)) {
    const name = activationFunction(slice) ?? slice.activation;
    if (isNetworkHelper(name)) used.add(name);
  }
  // Keeps their order.
  return new Set(
    Object.keys(networkHelpers)
      .filter(isNetworkHelper)
      .filter((name) => used.has(name)),
  );
}

/** The same lines, indented one level further. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `    ${line}`));
}
