import { borderSum } from './boundary.ts';
import type { AnsweringNetwork } from '../model.ts';
import type { ScaleAxis } from './axis.ts';

/** The boundary of a single neuron in the units of the file: `x · column + y · column = constant`; above it the second class is answered. */
export interface LineEquation {
  readonly x: number;
  readonly y: number;
  readonly constant: number;
}

/**
 * The line on which a single neuron with one output is undecided (Σ = 0, or where the second class is answered from another probability on, its Σ), over two columns of numbers, the other inputs held at `inputs` (scaled).
 * Undefined where it is not a line: with hidden layers, other targets, or weights that are all 0.
 */
export function lineEquation(
  { encoder: { target }, architecture, weights }: AnsweringNetwork,
  inputs: ArrayLike<number>,
  x: ScaleAxis,
  y: ScaleAxis,
): LineEquation | undefined {
  const [layer, ...others] = architecture.layers;
  if (others.length > 0 || target.type !== 'binary') return undefined;
  if (x.type !== 'number' || y.type !== 'number') return undefined;
  const [xPlace, yPlace] = [x.inputs.first, y.inputs.first];
  let sum = weights[architecture.inputs] - borderSum(target, layer.activation);
  for (let input = 0; input < architecture.inputs; input++) {
    const isAxis = (axis: ScaleAxis) => input >= axis.inputs.first && input < axis.inputs.first + axis.inputs.inputs.length;
    if (!isAxis(x) && !isAxis(y)) sum += weights[input] * inputs[input];
  }
  const [xInput] = x.inputs.inputs;
  const [yInput] = y.inputs.inputs;
  // w · (v − offset) / scale = (w / scale) · v − (w / scale) · offset
  const perX = weights[xPlace] / xInput.scale;
  const perY = weights[yPlace] / yInput.scale;
  if (!Number.isFinite(perX) || !Number.isFinite(perY) || (perX === 0 && perY === 0)) return undefined;
  return { x: perX, y: perY, constant: perX * xInput.offset + perY * yInput.offset - sum };
}

/** The part of the line within the axes, as places 0…1 on them; undefined where it runs outside. */
export function lineWithin(
  { x: a, y: b, constant }: LineEquation,
  x: ScaleAxis,
  y: ScaleAxis,
): readonly [number, number, number, number] | undefined {
  // In places on the axes: across · u + up · v = rest.
  const across = a * (x.max - x.min);
  const up = b * (y.max - y.min);
  const rest = constant - a * x.min - b * y.min;
  const ends: (readonly [number, number])[] = [];
  for (const side of [0, 1]) {
    const v = (rest - across * side) / up;
    if (v >= 0 && v <= 1) ends.push([side, v]);
    const u = (rest - up * side) / across;
    if (u > 0 && u < 1) ends.push([u, side]);
  }
  return ends.length < 2 ? undefined : [...ends[0], ...ends[1]];
}
