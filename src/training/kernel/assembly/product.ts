/**
 * The product of a chunk's rows with a layer's weights in the forward pass, or with their transposed copy in the backward pass: results =
 * end(left · panels + start). The order of the fields is that in which `kernelLayout.ts` writes them.
 */
@unmanaged
export class Product {
  /** rows × depth */
  left: usize;
  /** A multiple of 4. */
  depth: i32;
  /** depth × 8 numbers for every 8 columns. */
  panels: usize;
  /** Initial values of the sums. */
  start: usize;
  /** Bytes between the initial values of one group of 8 columns and the next; 0 if all start the same. */
  startStep: usize;
  /** Columns of the results, a multiple of 8. */
  width: i32;
  /** rows × width */
  results: usize;
  /** rows × width: outputs for an end that scales by a derivative. */
  outputs: usize;
  /** Number of zeros in `left` that were skipped; 0 if none were. */
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
