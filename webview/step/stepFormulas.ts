import { assertNever } from '../../src/assertNever.ts';
import type { Loss } from '../../src/evaluation/loss.ts';
import { sideOf } from '../../src/evaluation/rowLoss.ts';
import type { StepExplanation, StepSettings } from '../../src/gradient/explainStep.ts';
import type { Activation, Architecture } from '../../src/network/architecture.ts';
import type { Optimizer } from '../../src/run/options/hyperparameters.ts';
import { subscript } from '../words/layerWords.ts';
import { writeFactor, writeSum, writeStepNumber, writeStepProbability, writeVector } from './stepNumbers.ts';

/** Symbol of an output: p for a probability, else a. */
function outputSymbol(activation: Activation): string {
  return activation === 'sigmoid' || activation === 'softmax' ? 'p' : 'a';
}

/** An activation as a function: σ for the sigmoid, nothing for a linear one. */
function functionOf(activation: Activation, inner: string): string {
  return activation === 'linear' ? inner : `${activation === 'sigmoid' ? 'σ' : activation}(${inner})`;
}

/** The forward pass of the row: for a single neuron with all products, for layers with their outputs. */
export function forwardFormulas(
  { layers }: Architecture,
  { pass }: StepExplanation,
  /** For a neuron: weight × input, with the bias last. */
  products: readonly number[] | undefined,
): string[] {
  const last = layers.length - 1;
  if (products) {
    const [{ activation }] = layers;
    const [sum, output] = [pass.preActivations[0][0], pass.outputs[0][0]];
    const sums = `Σ = w·x + b = ${writeSum(products)} = ${writeStepNumber(sum)}`;
    return activation === 'linear'
      ? [`a = ${sums}`]
      : [sums, `p = ${functionOf(activation, writeStepNumber(sum))} = ${writeStepProbability(output)}`];
  }
  return layers.map(({ activation }, layer) => {
    const name = layer === last ? outputSymbol(activation) : `a${subscript(layer + 1)}`;
    const incoming = layer === 0 ? 'x' : `a${subscript(layer)}`;
    const place = subscript(layer + 1);
    return `${name} = ${functionOf(activation, `W${place}·${incoming} + b${place}`)} = ${writeVector(pass.outputs[layer], name === 'p' ? writeStepProbability : undefined)}`;
  });
}

/** The loss of the row: its formula, with numbers, and its value. */
export function lossFormula(loss: Loss, outputs: ArrayLike<number>, target: number, value: number): string {
  const [output, y, result] = [writeFactor(outputs[0]), writeFactor(target), writeStepNumber(value)];
  switch (loss) {
    case 'binaryCrossentropy':
      return target > 0.5
        ? `L = −ln p = −ln ${writeStepProbability(outputs[0])} = ${result}`
        : `L = −ln(1 − p) = −ln ${writeStepProbability(1 - outputs[0])} = ${result}`;
    case 'categoricalCrossentropy':
      return `L = −ln p${subscript(target + 1)} = −ln ${writeStepProbability(outputs[target])} = ${result}`;
    case 'meanSquaredError':
      return `L = (a − y)² = (${writeStepNumber(outputs[0])} − ${y})² = ${result}`;
    case 'meanAbsoluteError':
      return `L = |a − y| = |${writeStepNumber(outputs[0])} − ${y}| = ${result}`;
    case 'huber':
      return Math.abs(outputs[0] - target) <= 1
        ? `L = ½·(a − y)² = ½·(${writeStepNumber(outputs[0])} − ${y})² = ${result}`
        : `L = |a − y| − ½ = |${writeStepNumber(outputs[0])} − ${y}| − ½ = ${result}`;
    case 'hinge':
      return `L = max(0, 1 − y·a) = max(0, 1 − ${writeFactor(sideOf(target))}·${output}) = ${result}`;
    case 'perceptron':
      return `L = max(0, −y·a) = max(0, −${writeFactor(sideOf(target))}·${output}) = ${result}`;
    default:
      return assertNever(loss);
  }
}

/** The derivative of the loss with respect to the output's Σ, with numbers. `deltas`: its values. */
function outputGradient(loss: Loss, outputs: ArrayLike<number>, target: number, deltas: ArrayLike<number>): string {
  const value = writeVector(deltas);
  const difference = `${writeStepNumber(outputs[0])} − ${writeFactor(target)}`;
  switch (loss) {
    case 'binaryCrossentropy':
      return deltas[0] === 0 ? value : `p − y = ${writeStepProbability(outputs[0])} − ${writeFactor(target)} = ${value}`;
    case 'categoricalCrossentropy':
      return `p − y = ${value}`;
    case 'meanSquaredError':
      return `2·(a − y) = 2·(${difference}) = ${value}`;
    case 'meanAbsoluteError':
      return `sign(a − y) = ${value}`;
    case 'huber':
      return Math.abs(outputs[0] - target) <= 1 ? `a − y = ${difference} = ${value}` : `sign(a − y) = ${value}`;
    case 'hinge':
    case 'perceptron':
      return deltas[0] === 0 ? value : `−y = ${value}`;
    default:
      return assertNever(loss);
  }
}

/** Backpropagation from the last layer to the first, and the gradient of a weight. */
export function gradientFormulas(
  { layers }: Architecture,
  { deltas, pass }: StepExplanation,
  { loss, l1, l2 }: Pick<StepSettings, 'loss' | 'l1' | 'l2'>,
  target: number,
): string[] {
  const last = layers.length - 1;
  const atOutput = outputGradient(loss, pass.outputs[last], target, deltas[last]);
  const penalty = `${l2 > 0 ? ` + 2·${writeStepNumber(l2)}·w` : ''}${l1 > 0 ? ` + ${writeStepNumber(l1)}·sign(w)` : ''}`;
  if (last === 0) return [`δ = ∂L/∂Σ = ${atOutput}`, `∂L/∂w = δ·x${penalty}`, '∂L/∂b = δ'];
  const back = Array.from({ length: last }, (_, i) => last - 1 - i).map((layer) => {
    const [own, next] = [subscript(layer + 1), subscript(layer + 2)];
    const { activation } = layers[layer];
    const slope = activation === 'linear' ? '' : ` ⊙ ${activation === 'sigmoid' ? 'σ' : activation}′`;
    return `δ${own} = W${next}ᵀ·δ${next}${slope} = ${writeVector(deltas[layer])}`;
  });
  return [`δ${subscript(last + 1)} = ∂L/∂Σ = ${atOutput}`, ...back, `∂L/∂W = δ·aᵀ${penalty}`, '∂L/∂b = δ'];
}

/** What the optimizer's first step does with a gradient g. */
export function updateFormulas({ optimizer, learningRate, weightDecay }: StepSettings): string[] {
  const eta = `η = ${writeStepNumber(learningRate)}`;
  const moments = ['m ← 0.9·m + 0.1·g', 'v ← 0.999·v + 0.001·g²'];
  const steps: Readonly<Record<Optimizer, readonly string[]>> = {
    sgd: ['w ← w − η·g'],
    momentum: ['v ← 0.9·v + g', 'w ← w − η·v'],
    nesterov: ['v ← 0.9·v + g', 'w ← w − η·(g + 0.9·v)'],
    rmsprop: ['s ← 0.9·s + 0.1·g²', 'w ← w − η·g/√(s + ε)'],
    adam: [...moments, 'w ← w − η·m̂/(√v̂ + ε)'],
    adamw: [...moments, `w ← w − η·${writeStepNumber(weightDecay)}·w − η·m̂/(√v̂ + ε)`],
  };
  return [...steps[optimizer], eta];
}
