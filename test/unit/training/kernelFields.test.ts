import { expect, test } from 'vitest';
import { assertFields, LAYER_FIELDS, PRODUCT_FIELDS } from '../../../src/training/kernel/descriptions.ts';
import { kernelBytes } from './trainByKernel.ts';

const memory = new WebAssembly.Memory({ initial: 1, maximum: 65_536 });
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernelBytes), { env: { memory } });
const places = Object.entries(exports).filter(([name]) => /^(layer|product)[A-Z]/.test(name) && name !== 'layerCount');

test('the kernel looks for each field where it is written', () => {
  expect(() => assertFields(exports)).not.toThrow();
  expect(places).toHaveLength(LAYER_FIELDS.length + PRODUCT_FIELDS.length + 2);
});

test.each(places)('a kernel with %s somewhere else, or without it, is refused', (name, place) => {
  const moved = new WebAssembly.Global({ value: 'i32' }, (place as WebAssembly.Global<'i32'>).value + 4);
  expect(() => assertFields({ ...exports, [name]: moved })).toThrow(name);
  expect(() => assertFields(Object.fromEntries(Object.entries(exports).filter(([other]) => other !== name)))).toThrow(name);
});
