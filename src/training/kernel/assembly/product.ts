/**
 * The product of a chunk's rows with a layer's weights on the way forward, or with their transposed copy on the way back: results = end(left ·
 * panels + start), in the order in which `kernelLayout.ts` writes it.
 */
@unmanaged
export class Product {
  /** rows × depth */
  left: usize;
  /** A multiple of 4. */
  depth: i32;
  /** For every 8 columns depth × 8 numbers. */
  panels: usize;
  /** What the sums begin with. */
  start: usize;
  /** Bytes from 8 columns to the next: 0 where they begin with the same numbers. */
  startStep: usize;
  /** Columns of the results, a multiple of 8. */
  width: i32;
  /** rows × width */
  results: usize;
  /** rows × width: what the end looks at, if it scales by a derivative. */
  outputs: usize;
  /** How many numbers of `left` are 0 and were left out; 0 where none were. */
  zeros: i32;
}


@inline
export function leftStepOf(product: Product): usize {
  return (<usize>product.depth) << 2;
}


@inline
export function resultStepOf(product: Product): usize {
  return (<usize>product.width) << 2;
}


@inline
export function panelBytesOf(product: Product): usize {
  return (<usize>product.depth) << 5;
}
