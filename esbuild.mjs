// Builds everything that runs: `node esbuild.mjs [--watch] [--production]`.
import { mkdir, readdir, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import sveltePlugin from 'esbuild-svelte';
import { externalHdf5, kernel, replacedInBrowsers } from './scripts/esbuildPlugins.ts';
import { hdf5Wasm } from './scripts/hdf5Wasm.ts';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.ts';

const isWatch = process.argv.includes('--watch');
const isProduction = process.argv.includes('--production');

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  minify: isProduction,
  sourcemap: !isProduction,
  // Paths in the map are enough for a debugger on this machine.
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: isWatch ? 'silent' : 'warning',
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...common,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.cjs',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  plugins: [externalHdf5],
  mainFields: ['module', 'main'],
};

/** TensorFlow.js is imported dynamically: code splitting keeps it in a chunk that is read only when a run asks for it. */
/** @type {esbuild.BuildOptions} */
const nodeWorker = {
  ...common,
  entryPoints: { nodeWorker: 'src/platform/nodeWorker.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  plugins: [kernel],
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  // TensorFlow.js asks for it only where there is no global fetch.
  external: ['node-fetch'],
  // It also calls require('util'), which an ES module does not have.
  banner: { js: "import { createRequire as createOwnRequire } from 'node:module'; const require = createOwnRequire(import.meta.url);" },
};

/**
 * HDF5's reader and writer, with its WebAssembly beside it.
 * @type {esbuild.BuildOptions}
 */
const hdf5Script = {
  ...common,
  entryPoints: { hdf5: 'src/exports/keras/hdf5.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  assetNames: '[name]',
  plugins: [hdf5Wasm({ isSmallest: isProduction })],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
};

/**
 * The command line: it starts nodeWorker.mjs, which lies beside it.
 * @type {esbuild.BuildOptions}
 */
const cli = {
  ...common,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  format: 'esm',
  target: 'node20',
  plugins: [externalHdf5],
  mainFields: ['module', 'main'],
};

/**
 * The extension in a browser's VS Code: a single file, which is no module. Newer versions take a name that ends with .js for a module, as
 * package.json's "type" says, and older ones (1.100 among them) read only such names: they find a script of a few lines that loads it.
 * @type {esbuild.BuildOptions}
 */
const webExtension = {
  ...common,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/webExtension.cjs',
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  // papaparse asks for the second only to read a Node stream.
  external: ['vscode', 'stream'],
  plugins: [replacedInBrowsers],
  mainFields: ['module', 'main'],
};

/**
 * The worker of a browser, in a single file, since it is started from a blob.
 * @type {esbuild.BuildOptions}
 */
const browserWorker = {
  ...common,
  entryPoints: { browserWorker: 'src/platform/browserWorker.ts' },
  plugins: [kernel, replacedInBrowsers],
  outdir: 'dist',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  mainFields: ['module', 'main'],
  // papaparse asks for it only to read a Node stream.
  external: ['stream'],
};

/** @type {esbuild.BuildOptions} */
const webview = {
  ...common,
  entryPoints: { main: 'webview/main.ts' },
  outdir: 'dist/webview',
  assetNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  // What is wanted by few is a file of its own, which the page's script may load: the nonce goes along.
  splitting: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  conditions: ['svelte', 'browser'],
  mainFields: ['svelte', 'browser', 'module', 'main'],
  loader: { '.ttf': 'file', '.woff2': 'file' },
  // A strict Content-Security-Policy forbids styles in the page, so they go to main.css.
  plugins: [sveltePlugin({ compilerOptions: { css: 'external', dev: !isProduction } })],
};

/** The suite for the extension host: one file per test file, found again by suite.cjs when it runs. */
async function hostSuite() {
  const names = await readdir('test/vscode/suite', { recursive: true });
  const tests = names.filter((name) => name.endsWith('.test.ts')).map((name) => `test/vscode/suite/${name}`);
  /** @type {esbuild.BuildOptions} */
  const options = {
    ...common,
    entryPoints: ['test/vscode/suite.ts', ...tests],
    outbase: 'test/vscode',
    outdir: 'dist/test',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
  };
  return options;
}

/**
 * The part of it for the extension host of a browser, in a single file.
 * @type {esbuild.BuildOptions}
 */
const webSuite = {
  ...common,
  entryPoints: ['test/vscode/webSuite.ts'],
  outfile: 'dist/test/webSuite.cjs',
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  alias: { 'node:assert/strict': './test/vscode/web/assert.ts' },
  plugins: [replacedInBrowsers],
  mainFields: ['module', 'main'],
  external: ['vscode', 'stream'],
};

const marker = path.join(import.meta.dirname, 'dist', 'build.json');

/** @param {Date} startedAt anything that is newer than this has not been built */
async function writeMarker(startedAt) {
  await mkdir(path.dirname(marker), { recursive: true });
  await writeFile(marker, `${JSON.stringify({ mode: isProduction ? 'production' : 'development' })}\n`);
  await utimes(marker, startedAt, startedAt);
}

/**
 * Removes what an earlier build has left in dist, hashed chunks above all.
 * @param {ReadonlySet<string>} outputs absolute paths that belong to this build
 */
async function prune(outputs) {
  const entries = await readdir('dist', { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const file = path.resolve(entry.parentPath, entry.name);
    if (!outputs.has(file)) await rm(file, { force: true });
  }
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => path.resolve(parentPath, name));
  for (const folder of folders.sort().reverse()) if ((await readdir(folder)).length === 0) await rmdir(folder);
}

/** @param {readonly esbuild.BuildOptions[]} builds */
async function buildOnce(builds) {
  const startedAt = new Date();
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  const metafiles = results.flatMap(({ metafile }) => (metafile ? [metafile] : []));
  const notices = path.resolve('dist', 'ThirdPartyNotices.txt');
  if (isProduction) await writeFile(notices, await thirdPartyNotices(metafiles, import.meta.dirname));
  const outputs = metafiles.flatMap((metafile) => Object.keys(metafile.outputs)).map((file) => path.resolve(file));
  await prune(new Set([...outputs, ...(isProduction ? [notices] : [])]));
  await writeMarker(startedAt);
  await printSizes(outputs.filter((file) => !file.endsWith('.map') && !file.includes(`${path.sep}test${path.sep}`)));
}

/** @param {readonly string[]} files */
async function printSizes(files) {
  for (const file of [...files].sort()) {
    const kilobytes = (await stat(file)).size / 1000;
    console.log(`${kilobytes.toFixed(1).padStart(9)} kB  ${path.relative(import.meta.dirname, file)}`);
  }
}

/** Begins and ends are counted over all builds, so that an editor's task sees one of each per change. */
/** @returns {esbuild.Plugin} */
function watchReporter() {
  let running = 0;
  let startedAt = new Date();
  return {
    name: 'watch-reporter',
    setup(build) {
      build.onStart(() => {
        if (running++ > 0) return;
        startedAt = new Date();
        console.log('[watch] build started');
      });
      build.onEnd(async ({ errors }) => {
        for (const { text, location } of errors) {
          console.log(`${location?.file ?? 'esbuild'}:${location?.line ?? 1}:${location?.column ?? 0}: error: ${text}`);
        }
        if (--running > 0) return;
        await writeMarker(startedAt);
        console.log('[watch] build finished');
      });
    },
  };
}

process.chdir(import.meta.dirname);
const builds = [
  extension,
  nodeWorker,
  hdf5Script,
  cli,
  webExtension,
  { ...webExtension, entryPoints: ['src/olderWebHost.ts'], outfile: 'dist/webExtension.cjs.js' },
  browserWorker,
  webview,
  ...(isProduction ? [] : [await hostSuite(), webSuite]),
];
if (isWatch) {
  const reporter = watchReporter();
  const contexts = await Promise.all(
    builds.map((options) => esbuild.context({ ...options, plugins: [...(options.plugins ?? []), reporter] })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  // esbuild has printed what is wrong already.
  await buildOnce(builds).catch((error) => {
    if (!('errors' in error)) throw error;
    process.exitCode = 1;
  });
}
