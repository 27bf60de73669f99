/** The fields of a `Layer` in `assembly/layer.ts`, one word each, in the order in which they are written. */
export const LAYER_FIELDS = [
  ...(['inputs', 'units', 'activation', 'weights', 'biases', 'gradient', 'biasGradient', 'transposed', 'values'] as const),
  ...(['outputs', 'deltas', 'mask', 'kept', 'factors', 'firstUnit', 'before', 'forward', 'backward'] as const),
] as const;

/** The fields of a `Product` in `assembly/product.ts`. Each layer has two products; the second is unused in the first layer. */
export const PRODUCT_FIELDS = ['left', 'depth', 'panels', 'start', 'startStep', 'width', 'results', 'outputs', 'zeros'] as const;

const WORD_BYTES = 4;
const described = { layer: LAYER_FIELDS, product: PRODUCT_FIELDS };

/** The words of a description. */
export function wordsOf<Field extends string>(fields: readonly Field[], values: Readonly<Record<Field, number>>): number[] {
  return fields.map((field) => values[field]);
}

/** Throws if the kernel reads a field at another offset than it is written to, which would silently mix up numbers. */
export function assertFields(exports: WebAssembly.Exports): void {
  for (const [name, fields] of Object.entries(described)) {
    fields.forEach((field, index) => assertPlace(exports, `${name}${field[0].toUpperCase()}${field.slice(1)}`, index * WORD_BYTES));
    assertPlace(exports, `${name}Bytes`, fields.length * WORD_BYTES);
  }
}

function assertPlace(exports: WebAssembly.Exports, name: string, bytes: number): void {
  const place = exports[name];
  const found: unknown = place instanceof WebAssembly.Global ? place.value : undefined;
  if (found !== bytes) throw new Error(`The kernel has ${name} at ${String(found)}, not at ${bytes}`);
}
