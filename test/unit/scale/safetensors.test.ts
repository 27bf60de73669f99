import { expect, test } from 'vitest';
import { isSafetensors, readSafetensors } from '../../../src/scale/safetensors.ts';
import { packSafetensors } from './playedTraining.ts';

const data = new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer);
const tensor = (shape: readonly number[], start: number, end: number, dtype = 'F32') => ({ dtype, shape, data_offsets: [start, end] });

test('tensors and texts come out by their names, wherever their bytes lie', () => {
  const bytes = packSafetensors({ __metadata__: { recipe: '{}' }, b: tensor([1, 1], 12, 16), a: tensor([3], 0, 12) }, data);
  expect(isSafetensors(bytes)).toBe(true);
  const { tensors, metadata } = readSafetensors(bytes);
  expect([...(tensors.get('a')?.values ?? [])]).toEqual([1, 2, 3]);
  expect(tensors.get('b')).toEqual({ shape: [1, 1], values: Float32Array.of(4) });
  expect(metadata.get('recipe')).toBe('{}');
});

test('a name such as __proto__ is one like any other', () => {
  const { tensors } = readSafetensors(packSafetensors(`{"__proto__":${JSON.stringify(tensor([4], 0, 16))}}`, data));
  expect([...tensors.keys()]).toEqual(['__proto__']);
});

test.each<readonly [string, unknown]>([
  ['no object', '[]'],
  ['no JSON', '{"a"'],
  ['another kind of numbers', { a: tensor([4], 0, 16, 'F64') }],
  ['a shape that is not that of its bytes', { a: tensor([5], 0, 16) }],
  ['a side below 0', { a: tensor([-4], 0, 16) }],
  ['sides whose product is no safe number', { a: tensor([2 ** 40, 2 ** 40, 0.5], 0, 16) }],
  ['an end behind the file', { a: tensor([5], 0, 20) }],
  ['an end in front of the start', { a: tensor([0], 8, 4) }],
  ['an overlap', { a: tensor([3], 0, 12), b: tensor([2], 8, 16) }],
  ['a gap', { a: tensor([1], 0, 4), b: tensor([2], 8, 16) }],
  ['bytes at the end that are nobody’s', { a: tensor([3], 0, 12) }],
  ['a text beside that is none', { __metadata__: { recipe: 1 }, a: tensor([4], 0, 16) }],
])('%s is refused', (_, header) => {
  expect(() => readSafetensors(packSafetensors(header, data))).toThrow('The file of the model is damaged');
});

test.each([0n, 1n, 1000n, 2n ** 40n, 2n ** 64n - 1n])('a header of %i bytes that are not there is refused', (length) => {
  const bytes = packSafetensors('{}', new Uint8Array(0));
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  expect(() => readSafetensors(bytes)).toThrow('The file of the model is damaged');
  expect(() => readSafetensors(bytes.subarray(0, 7))).toThrow('The file of the model is damaged');
});
