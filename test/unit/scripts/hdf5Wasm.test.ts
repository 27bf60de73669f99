import { describe, expect, test } from 'vitest';
import { takeApart } from '../../../scripts/hdf5Wasm.ts';

/** A module with nothing in it but a section of a name of our own, so that all 256 bytes are there. */
const wasm = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[0, 0x82, 0x02, 1, 0x78],
  ...Array.from({ length: 256 }, (_, byte) => byte),
]);
const written = Buffer.from(wasm)
  .toString('latin1')
  .replaceAll(/[\\'\n\r]/g, (letter) => `\\${({ '\n': 'n', '\r': 'r' } as Readonly<Record<string, string>>)[letter] ?? letter}`);

describe('the WebAssembly in the script of h5wasm', () => {
  test('is taken out of it byte by byte', () => {
    const taken = takeApart(`function find(){return binaryDecode('${written}')}find()`);
    expect(taken).toEqual({ before: 'function find(){return ', wasm, after: '}find()' });
  });

  test.each([
    ['is not there', 'find()'],
    ['does not end', "binaryDecode('abc"],
    ['is something else', "binaryDecode('abc')"],
    ['is written in another way', "binaryDecode('\\x00asm')"],
  ])('stops the build when it %s', (_, script) => {
    expect(() => takeApart(script)).toThrow(/scripts\/hdf5Wasm\.ts/);
  });
});
