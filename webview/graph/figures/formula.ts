import type { TargetEncoding } from '../../../src/dataset/encoding/encoder.ts';
import type { Activation } from '../../../src/network/architecture.ts';
import { writeNumber } from '../../../src/writeNumber.ts';
import { subscript } from '../../words/layerWords.ts';
import { formatProbability } from '../../words/numbers.ts';

/** A piece of a formula and its typographic style. */
export interface FormulaPart {
  readonly text: string;
  readonly tone: 'plain' | 'dim' | 'plus' | 'minus' | 'strong';
}

/** A number of the formula, and what it is multiplied by. */
export interface Term {
  readonly value: number;
  readonly name?: string;
}

/** How a number is written, with its sign. */
export type WriteNumber = (value: number) => string;

interface NeuronFormula {
  readonly target: TargetEncoding;
  readonly activation: Activation;
  /** The terms of Σ, the bias last. */
  readonly terms: readonly Term[];
  readonly write: WriteNumber;
  /** Whether Σ is already in the units of a numeric target. */
  readonly isFolded: boolean;
}

const plain = (text: string): FormulaPart => ({ text, tone: 'plain' });
const dim = (text: string): FormulaPart => ({ text, tone: 'dim' });

/** A single neuron as a formula: "pass = σ(2.26·exam1 + 3.08·exam2 + 0.73)". */
export function neuronFormula({ target, activation, terms, write, isFolded }: NeuronFormula): FormulaPart[] {
  const sum = writeTerms(terms, write);
  switch (target.type) {
    case 'binary':
      if (activation === 'sigmoid') return [dim(`${target.column} = `), dim('σ('), ...sum, dim(')')];
      return [...sum, dim(` > 0 → ${target.classes[1]}`)];
    case 'regression':
      if (isFolded) return [dim(`${target.column} = `), ...sum];
      return [dim(`${target.column} = ${writeNumber(target.mean)} + ${writeNumber(target.scale)}·(`), ...sum, dim(')')];
    case 'multiclass':
      return [];
  }
}

/** The same with a row's products: "σ(−0.19 + 0.73 + 0.73) = σ(1.27) = 0.78 → 1". `answer` is written as everywhere else. */
export function rowFormula(
  { target, activation, terms, write, isFolded }: NeuronFormula,
  { sum, output, answer }: { readonly sum: number; readonly output: number; readonly answer: string },
): FormulaPart[] {
  const parts = writeTerms(terms, write);
  const strong = (text: string): FormulaPart => ({ text, tone: 'strong' });
  switch (target.type) {
    case 'binary':
      if (activation === 'sigmoid') {
        return [
          dim('σ('),
          ...parts,
          dim(') = σ('),
          plain(write(sum)),
          dim(') = '),
          strong(formatProbability(output)),
          dim(' → '),
          strong(answer),
        ];
      }
      return [...parts, dim(' = '), strong(write(sum)), dim(sum > 0 ? ' > 0 → ' : ' ≤ 0 → '), strong(answer)];
    case 'regression': {
      if (isFolded) return [...parts, dim(' = '), strong(answer)];
      const scaled = `${writeNumber(target.mean)} + ${writeNumber(target.scale)}·`;
      return [...parts, dim(' = '), plain(write(sum)), dim(` → ${scaled}${write(sum)} = `), strong(answer)];
    }
    case 'multiclass':
      return [];
  }
}

/** A network as a formula: "pass = σ(W₂·relu(W₁·x + b₁) + b₂)". */
export function networkFormula(target: TargetEncoding, activations: readonly Activation[]): FormulaPart[] {
  let inner = 'x';
  for (const [layer, activation] of activations.entries()) {
    const sum = `W${subscript(layer + 1)}·${inner} + b${subscript(layer + 1)}`;
    inner =
      activation === 'linear'
        ? layer < activations.length - 1
          ? `(${sum})`
          : sum
        : `${activation === 'sigmoid' ? 'σ' : activation}(${sum})`;
  }
  return [dim(`${target.column} = `), plain(inner)];
}

function writeTerms(terms: readonly Term[], write: WriteNumber): FormulaPart[] {
  return terms.flatMap(({ value, name }, index): FormulaPart[] => {
    const tone = value < 0 ? 'minus' : 'plus';
    const number = index === 0 ? write(value) : write(Math.abs(value));
    const operator = index === 0 ? [] : [plain(value < 0 ? ' − ' : ' + ')];
    return [...operator, { text: number, tone }, ...(name === undefined ? [] : [plain(`·${name}`)])];
  });
}
