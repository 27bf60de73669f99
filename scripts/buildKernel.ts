import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { main } from 'assemblyscript/asc';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules', '.cache', 'neuron-kernel');
const options = [
  // Above -O1, operations move to where their results are used, and more values are live than there are registers.
  ...['--runtime', 'stub', '--noAssert', '-O1', '--converge', '--enable', 'simd', '--enable', 'threads'],
  // Where its constants are: below what `kernelLayout.ts` places.
  ...['--memoryBase', '128'],
  // The maximum is all that 32 bits can address; the variant for shared memory differs in one byte (`TrainingKernel`).
  ...['--importMemory', '--noExportMemory', '--maximumMemory', '65536'],
];

/** The folder of the kernel's source, relative to the repository. */
export const KERNEL_SOURCE = 'src/training/kernel/assembly';

/**
 * The training kernel as WebAssembly, compiled from its AssemblyScript source in a few seconds, or taken from the cache. Throws with the
 * compiler's messages when the source has errors.
 */
export async function buildKernel(): Promise<Uint8Array<ArrayBuffer>> {
  const folder = path.join(root, KERNEL_SOURCE);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  const sources = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const compiler = await readFile(path.join(root, 'node_modules', 'assemblyscript', 'package.json'), 'utf8');
  const key = createHash('sha256').update(JSON.stringify([options, names, sources, compiler]));
  const file = path.join(cache, `${key.digest('hex').slice(0, 16)}.wasm`);
  let build = builds.get(file);
  if (!build) {
    // After a failure the next caller tries again.
    build = readOrCompile(file).catch((error: unknown) => {
      builds.delete(file);
      throw error;
    });
    builds.set(file, build);
  }
  return build;
}

/** By cache file: two workers are bundled at the same time, and both embed the kernel. */
const builds = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

async function readOrCompile(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const cached = await readFile(file).catch(() => undefined);
  if (cached) return Uint8Array.from(cached);
  const bytes = await compile();
  await mkdir(cache, { recursive: true });
  // Written under a unique name and renamed when complete: builds and tests in other processes and threads may want it at the same time.
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, file);
  return bytes;
}

async function compile(): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  const messages: string[] = [];
  const { error } = await main([`${KERNEL_SOURCE}/index.ts`, '--baseDir', root, '--outFile', 'kernel.wasm', ...options], {
    stderr: { write: (chunk) => void messages.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()) },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') bytes = Uint8Array.from(contents);
    },
  });
  if (error) throw new Error(`The kernel could not be compiled: ${error.message}\n${messages.join('')}`);
  if (!bytes) throw new Error('The compiler has given no kernel');
  return bytes;
}

if (import.meta.main) {
  console.log(`The kernel is built: ${(await buildKernel()).length} bytes`);
}
