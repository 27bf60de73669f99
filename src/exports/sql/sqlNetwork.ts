import { layerSlices, type Activation } from '../../network/architecture.ts';
import { answerForm } from '../code/answerScale.ts';
import { describeLayer } from '../code/denseCode.ts';
import type { ExportedModel } from '../exportedModel.ts';
import { sqlName, sqlNumber, sqlSum, sqlText, type SqlColumn, type SqlStep } from './sqlText.ts';

/** The steps of the network, and the columns with its answers. */
export interface SqlNetwork {
  readonly steps: readonly SqlStep[];
  readonly answers: readonly SqlColumn[];
}

/** The steps from the input columns to the answers. All new names begin with the prefix. */
export function sqlNetwork(model: ExportedModel, inputs: readonly string[], prefix: string): SqlNetwork {
  const { architecture, weights } = model;
  const steps: SqlStep[] = [];
  let values = inputs;
  const slices = layerSlices(architecture);
  slices.forEach((slice, layer) => {
    const isOutput = layer === slices.length - 1;
    const stem = isOutput ? `${prefix}sum` : `${prefix}h${layer + 1}`;
    const add = (suffix: string, columns: readonly SqlColumn[]) => {
      steps.push({ name: isOutput ? `${prefix}output${suffix}` : `${prefix}layer_${layer + 1}${suffix}`, columns });
    };
    const sums = Array.from({ length: slice.units }, (_, unit) => ({
      name: `${stem}_${unit + 1}${isOutput ? '' : '_sum'}`,
      expression: sqlSum([
        sqlNumber(weights[slice.biasStart + unit]),
        ...values.map((value, index) => `${sqlNumber(weights[slice.kernelStart + index * slice.units + unit])} * ${value}`),
      ]),
      ...(unit === 0 ? { comment: describeLayer(slice, layer, isOutput) } : {}),
    }));
    add('_sums', sums);
    if (isOutput) values = sums.map(({ name }) => name);
    else {
      // A function of the sum's distance from 0, in terms of which gelu's error function is written.
      if (slice.activation === 'gelu') {
        add(
          '_near',
          sums.map(({ name }) => ({ name: `${name}_near`, expression: `1.0 / (1.0 + 0.5 * ABS(${name}) * ${Math.SQRT1_2})` })),
        );
      }
      const outputs = sums.map(({ name }, unit) => ({ name: `${stem}_${unit + 1}`, expression: activated(slice.activation, name) }));
      add('', outputs);
      values = outputs.map(({ name }) => name);
    }
  });
  return { steps, answers: answers(model, values) };
}

/** The output of a neuron, given its sum. Exponents are bounded, because some databases raise an error on underflow or overflow. */
function activated(activation: Activation, sum: string): string {
  switch (activation) {
    case 'linear':
    case 'softmax':
      return sum;
    case 'relu':
      return `CASE WHEN ${sum} > 0.0 THEN ${sum} ELSE 0.0 END`;
    case 'leakyRelu':
      return `CASE WHEN ${sum} < 0.0 THEN 0.2 * ${sum} ELSE ${sum} END`;
    case 'elu':
      return `CASE WHEN ${sum} >= 0.0 THEN ${sum} WHEN ${sum} < -700.0 THEN -1.0 ELSE EXP(${sum}) - 1.0 END`;
    case 'tanh':
      return `CASE WHEN ${sum} > 20.0 THEN 1.0 WHEN ${sum} < -20.0 THEN -1.0 ELSE 1.0 - 2.0 / (EXP(2.0 * ${sum}) + 1.0) END`;
    case 'sigmoid':
      return `CASE WHEN ${sum} > 700.0 THEN 1.0 WHEN ${sum} < -700.0 THEN 0.0 ELSE 1.0 / (1.0 + EXP(-(${sum}))) END`;
    case 'gelu':
      return gelu(sum, `${sum}_near`);
  }
}

/** The complementary error function by Chebyshev fitting, with a relative error below 1.2e-7 (Press et al. 1992). */
const erfcTerms = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
];

function gelu(sum: string, near: string): string {
  const polynomial = erfcTerms
    .slice(0, -1)
    .reduceRight((rest, term) => `${term} + ${near} * (${rest})`, String(erfcTerms[erfcTerms.length - 1]));
  const tail = `${near} * EXP(-0.5 * ${sum} * ${sum} + (${polynomial}))`;
  return `CASE WHEN ${sum} > 30.0 THEN ${sum} WHEN ${sum} < -30.0 THEN 0.0 WHEN ${sum} >= 0.0 THEN 0.5 * ${sum} * (2.0 - ${tail}) ELSE 0.5 * ${sum} * ${tail} END`;
}

function answers(model: ExportedModel, sums: readonly string[]): SqlColumn[] {
  const form = answerForm(model);
  const { column } = model.encoder.target;
  const predicted = sqlName(`${column}_predicted`);
  const probability = (name: string, expression: string) => ({ name: sqlName(`${column}_probability_${name}`), expression });
  switch (form.type) {
    case 'number': {
      const number = sqlSum([`${sums[0]} * ${sqlNumber(form.scale)}`, sqlNumber(form.shift)]);
      return [{ name: predicted, expression: form.isLogarithm ? powerOfE(number) : number }];
    }
    case 'two': {
      const [no, yes] = form.classes;
      const value = {
        name: predicted,
        expression: `CASE WHEN ${sums[0]} > ${sqlNumber(form.sumThreshold)} THEN ${sqlText(yes)} ELSE ${sqlText(no)} END`,
      };
      if (!form.hasProbabilities) return [value];
      const output = activated('sigmoid', sums[0]);
      return [value, probability(no, `1.0 - (${output})`), probability(yes, output)];
    }
    case 'several': {
      const isLargest = (own: string) => sums.filter((sum) => sum !== own).map((sum) => `${own} >= ${sum}`);
      const cases = form.classes.slice(0, -1).map((name, index) => `WHEN ${isLargest(sums[index]).join(' AND ')} THEN ${sqlText(name)}`);
      const value = { name: predicted, expression: `CASE ${cases.join(' ')} ELSE ${sqlText(form.classes[form.classes.length - 1])} END` };
      return [value, ...form.classes.map((name, index) => probability(name, softmax(sums, index)))];
    }
  }
}

/** e to the power of the number, bounded to what a double can hold, because some databases raise an error on underflow or overflow. */
function powerOfE(number: string): string {
  return `EXP(CASE WHEN ${number} > 709.78 THEN 709.78 WHEN ${number} < -708.0 THEN -708.0 ELSE ${number} END)`;
}

/** The softmax of one sum: 1 / (1 + Σ exp(other sum − this sum)). */
function softmax(sums: readonly string[], index: number): string {
  const powers = sums
    .filter((_, other) => other !== index)
    .map((sum) => {
      const distance = `${sum} - ${sums[index]}`;
      return `CASE WHEN ${distance} > 700.0 THEN EXP(700.0) WHEN ${distance} < -700.0 THEN 0.0 ELSE EXP(${distance}) END`;
    });
  return `1.0 / (${sqlSum(['1.0', ...powers])})`;
}
