import { thresholdSum } from './boundary.ts';
import type { AnsweringNetwork } from '../model.ts';
import type { ScaleAxis } from './axis.ts';

/**
 * The boundary of a single neuron in the units of the file: `x · column + y · column = constant`. Above it the second class is predicted.
 */
export interface LineEquation {
  readonly x: number;
  readonly y: number;
  readonly constant: number;
}

/**
 * The line on which a single neuron with one output is undecided, over two columns of numbers and with the other inputs fixed at `inputs`
 * (scaled): Σ = 0, or the Σ of the moved decision threshold. Undefined if there is no such line: with hidden layers, for other targets, or
 * if both weights are 0.
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
  let sum = weights[architecture.inputs] - thresholdSum(target, layer.activation);
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

/** The part of the line inside the axes, as positions 0…1; undefined if the line is outside. */
export function lineWithin(
  { x: a, y: b, constant }: LineEquation,
  x: ScaleAxis,
  y: ScaleAxis,
): readonly [number, number, number, number] | undefined {
  // In positions on the axes: across · u + up · v = rest.
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
