import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { buildKernel, KERNEL_SOURCE } from './buildKernel.ts';

/** HDF5 is several megabytes and needed for one kind of file only, so the host loads it on demand from a file of its own. */
export const externalHdf5: Plugin = {
  name: 'hdf5',
  setup(build) {
    build.onResolve({ filter: /\/hdf5\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './hdf5.mjs', external: true } : undefined,
    );
  },
};

/** The import kernel.wasm of the workers: compiled from its source and embedded, so that nothing has to be fetched. */
export const kernel: Plugin = {
  name: 'kernel',
  setup(build) {
    build.onResolve({ filter: /\/kernel\.wasm$/ }, ({ path }) => ({ path, namespace: 'kernel', sideEffects: false }));
    build.onLoad({ filter: /.*/, namespace: 'kernel' }, async () => ({
      contents: await buildKernel(),
      loader: 'binary',
      watchFiles: (await readdir(KERNEL_SOURCE)).map((name) => path.resolve(KERNEL_SOURCE, name)),
      watchDirs: [path.resolve(KERNEL_SOURCE)],
    }));
  },
};

/** Modules that need Node have a counterpart of the same name in platform/web, which replaces them in browsers. */
export const replacedInBrowsers: Plugin = {
  name: 'web',
  setup(build) {
    const folder = path.resolve('src', 'platform', 'web');
    const replaced = readdirSync(folder).map((name) => name.replace('.', '\\.'));
    build.onResolve({ filter: new RegExp(`/(${replaced.join('|')})$`) }, (args) => ({ path: path.join(folder, path.basename(args.path)) }));
  },
};
