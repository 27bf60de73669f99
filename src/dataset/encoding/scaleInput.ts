import type { EncodedInput } from './encoder.ts';

/** Inputs are bounded by this, so that a number far from the training rows does not lead to infinities in 32 bits. */
const LARGEST_INPUT = 1e15;

/** Scales a raw input for the network; −0 becomes 0, as in the text of a cell. */
export function scaleInput(raw: number, { offset, scale }: Pick<EncodedInput, 'offset' | 'scale'>): number {
  const scaled = (raw - offset) / scale;
  return (scaled < -LARGEST_INPUT ? -LARGEST_INPUT : scaled > LARGEST_INPUT ? LARGEST_INPUT : scaled) + 0;
}

/** True if an input (as a 32-bit float) was bounded and stands for a number further away. */
export function isCutOff(input: number): boolean {
  return Math.abs(input) >= Math.fround(LARGEST_INPUT);
}
