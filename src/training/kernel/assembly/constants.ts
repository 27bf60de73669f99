// V8 puts a vector constant together anew wherever it is used, by three instructions, in a loop as anywhere. One that stands in memory is a
// load, or is kept in a register. They stand where the build's `--memoryBase` says, below what `kernelLayout.ts` places.

/** The number at an address, in each lane. */
@inline
export function constant(address: usize): v128 {
  return v128.load_splat<f32>(address);
}

export const ONE: usize = memory.data<f32>([1]);
export const TWO: usize = memory.data<f32>([2]);
export const HALF: usize = memory.data<f32>([0.5]);
export const MINUS_HALF: usize = memory.data<f32>([-0.5]);
