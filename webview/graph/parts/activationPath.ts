import { assertNever } from '../../../src/assertNever.ts';
import { activate } from '../../../src/network/activate.ts';
import type { Activation } from '../../../src/network/architecture.ts';

/**
 * SVG path of the activation over −6…6, in a box of the given half size around (0, 0), with positive values up. Softmax has no curve: it is drawn
 * as bars.
 */
export function activationPath(activation: Activation, halfSize: number): string {
  if (activation === 'softmax') return barsPath(halfSize);
  const points = Array.from({ length: 25 }, (_, i) => {
    const x = i / 12 - 1;
    return `${(x * halfSize).toFixed(2)} ${(-heightOf(activation, x * 6) * halfSize).toFixed(2)}`;
  });
  return `M${points.join('L')}`;
}

/** Softmax depends on all outputs together: bars show the shares of 1. */
function barsPath(halfSize: number): string {
  const tops = [0.4, -0.9, 0.1];
  const at = (share: number) => (share * halfSize).toFixed(2);
  return tops.map((top, bar) => `M${at((bar - 1) * 0.8)} ${at(0.9)}V${at(top)}`).join('');
}

/** The curve's height, −1…1. Bounded functions fill the box; one-sided ones are drawn half a box lower. */
function heightOf(activation: Exclude<Activation, 'softmax'>, x: number): number {
  switch (activation) {
    case 'sigmoid':
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
