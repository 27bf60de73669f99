import { assertNever } from '../../src/assertNever.ts';
import type { Activation } from '../../src/network/architecture.ts';

/** SVG path of the activation over −6…6, drawn into a box around (0, 0) of the given half size; up is plus. */
export function activationPath(activation: Activation, halfSize: number): string {
  const points = Array.from({ length: 25 }, (_, i) => {
    const x = i / 12 - 1;
    return `${(x * halfSize).toFixed(2)} ${(-shape(activation, x * 6) * halfSize).toFixed(2)}`;
  });
  return `M${points.join('L')}`;
}

/** The curve's height, −1…1. */
function shape(activation: Activation, x: number): number {
  switch (activation) {
    // Of one output, while the others stay, softmax is a sigmoid.
    case 'sigmoid':
    case 'softmax':
      return 2 / (1 + Math.exp(-x)) - 1;
    case 'tanh':
      return Math.tanh(x);
    case 'relu':
      return Math.max(0, x) / 6 - 0.5;
    case 'leakyRelu':
      return (x > 0 ? x : 0.2 * x) / 6 - 0.5;
    case 'elu':
      return (x > 0 ? x : Math.expm1(x)) / 6 - 0.5;
    case 'gelu':
      return x / (1 + Math.exp(-1.702 * x)) / 6 - 0.5;
    case 'linear':
      return x / 6;
    default:
      return assertNever(activation);
  }
}
