import type { EncodedInput } from './encoder.ts';

/** Inputs are kept within this, so that a number far outside of the training rows does not end in infinities of 32 bits. */
const LARGEST_INPUT = 1e15;

/** An input as the network takes it. */
export function scaleInput(raw: number, { offset, scale }: Pick<EncodedInput, 'offset' | 'scale'>): number {
  const scaled = (raw - offset) / scale;
  if (scaled > LARGEST_INPUT) return LARGEST_INPUT;
  return scaled < -LARGEST_INPUT ? -LARGEST_INPUT : scaled;
}
