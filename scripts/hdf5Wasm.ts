import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** The name of the file beside the bundle. */
const FILE = 'hdf5.wasm.br';
const NAMESPACE = 'hdf5-wasm';
const compress = promisify(brotliCompress);

/** The two parts of h5wasm's script, and the WebAssembly between them: a text whose characters are bytes. */
interface Hdf5Script {
  readonly before: string;
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly after: string;
}

/**
 * A plugin that moves the WebAssembly out of h5wasm's script into a Brotli-compressed file beside the bundle: a third less to download than the
 * text. `isSmallest` takes seconds to compress instead of a moment. The build fails when the script no longer has the expected form.
 */
export function hdf5Wasm({ isSmallest }: { readonly isSmallest: boolean }): Plugin {
  return {
    name: NAMESPACE,
    setup(build) {
      build.onLoad({ filter: /[\\/]h5wasm[\\/]dist[\\/]esm[\\/]hdf5_util\.js$/ }, async ({ path }) => {
        const { before, after } = takeApart(await readFile(path, 'utf8'));
        return { contents: `${reading}${before}readWasm()${after}`, loader: 'js' };
      });
      build.onResolve({ filter: new RegExp(`^${FILE.replaceAll('.', '\\.')}$`) }, ({ path, importer }) => ({
        path,
        namespace: NAMESPACE,
        pluginData: importer,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async ({ pluginData }) => {
        const { wasm } = takeApart(await readFile(String(pluginData), 'utf8'));
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: isSmallest ? constants.BROTLI_MAX_QUALITY : 1,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
        };
        return { contents: await compress(wasm, { params }), loader: 'file' };
      });
    },
  };
}

/** Code before the script that reads the bytes when the script asks for them. */
const reading = `
  import { readFileSync } from 'node:fs';
  import { brotliDecompressSync } from 'node:zlib';
  import wasmFile from '${FILE}';
  const readWasm = () => brotliDecompressSync(readFileSync(new URL(wasmFile, import.meta.url)));
`;

/** Throws when the text does not have the place and form of h5wasm 0.10. */
export function takeApart(script: string): Hdf5Script {
  const opening = "binaryDecode('";
  const start = script.indexOf(opening);
  let end = start + opening.length;
  while (start >= 0 && end < script.length && script[end] !== "'") end += script[end] === '\\' ? 2 : 1;
  if (start < 0 || script[end + 1] !== ')')
    throw new Error('The script of h5wasm has no WebAssembly where it used to be: look at scripts/hdf5Wasm.ts');
  const text = script.slice(start + opening.length, end).replaceAll(/\\(.)/gs, (_, letter: string) => unescaped(letter));
  const wasm = Uint8Array.from(Buffer.from(text, 'latin1'));
  if (!WebAssembly.validate(wasm)) throw new Error('The text in the script of h5wasm is no WebAssembly: look at scripts/hdf5Wasm.ts');
  return { before: script.slice(0, start), wasm, after: script.slice(end + 2) };
}

function unescaped(letter: string): string {
  switch (letter) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case "'":
    case '\\':
      return letter;
    default:
      throw new Error(`The script of h5wasm has the escape \\${letter}, which scripts/hdf5Wasm.ts does not know`);
  }
}
