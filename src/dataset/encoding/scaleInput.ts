import type { EncodedInput } from './encoder.ts';

/** Inputs are kept within this, so that a number far outside of the training rows does not end in infinities of 32 bits. */
const LARGEST_INPUT = 1e15;

/** An input as the network takes it; −0 is 0, as in the text of a cell. */
export function scaleInput(raw: number, { offset, scale }: Pick<EncodedInput, 'offset' | 'scale'>): number {
  const scaled = (raw - offset) / scale;
  return (scaled < -LARGEST_INPUT ? -LARGEST_INPUT : scaled > LARGEST_INPUT ? LARGEST_INPUT : scaled) + 0;
}

/** Whether an input, as the network takes it in 32-bit floats, stands for a number that is farther away. */
export function isCutOff(input: number): boolean {
  return Math.abs(input) >= Math.fround(LARGEST_INPUT);
}
