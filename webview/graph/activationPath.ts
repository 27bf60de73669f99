import { assertNever } from '../../src/assertNever.ts';
import { activate } from '../../src/network/activate.ts';
import type { Activation } from '../../src/network/architecture.ts';

/** SVG path of the activation over −6…6, drawn into a box around (0, 0) of the given half size; up is plus. */
export function activationPath(activation: Activation, halfSize: number): string {
  const points = Array.from({ length: 25 }, (_, i) => {
    const x = i / 12 - 1;
    return `${(x * halfSize).toFixed(2)} ${(-heightOf(activation, x * 6) * halfSize).toFixed(2)}`;
  });
  return `M${points.join('L')}`;
}

/** The curve's height, −1…1. What is bounded fills the box; what grows on one side only lies half a box lower. */
function heightOf(activation: Activation, x: number): number {
  switch (activation) {
    // Of one output, while the others stay, softmax is a sigmoid.
    case 'sigmoid':
    case 'softmax':
      return 2 * activate('sigmoid', x) - 1;
    case 'tanh':
      return activate(activation, x);
    case 'linear':
      return activate(activation, x) / 6;
    case 'relu':
    case 'leakyRelu':
    case 'elu':
    case 'gelu':
      return activate(activation, x) / 6 - 0.5;
    default:
      return assertNever(activation);
  }
}
