// V8 rebuilds a vector constant with three instructions at each use, even inside a loop. A constant in memory is a single load or stays in
// a register. These constants are stored at the build's `--memoryBase`, below everything that `kernelLayout.ts` places.

/** The number at an address, copied to each lane. */
@inline
export function constant(address: usize): v128 {
  return v128.load_splat<f32>(address);
}

export const ONE: usize = memory.data<f32>([1]);
export const TWO: usize = memory.data<f32>([2]);
export const HALF: usize = memory.data<f32>([0.5]);
export const MINUS_HALF: usize = memory.data<f32>([-0.5]);
