import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const marker = path.join(root, 'dist', 'build.json');
const scripts = ['esbuild.mjs', ...['buildKernel', 'esbuildPlugins', 'hdf5Wasm'].map((name) => `scripts/${name}.ts`)];
const inputs = ['src', 'webview', 'test/vscode', ...scripts, 'package.json', 'package-lock.json'];

/** What a VSIX contains besides the build. */
const packed = ['l10n', 'media', 'schemas', 'package.nls.json', 'package.nls.ko.json', 'README.md', 'CHANGELOG.md', 'scripts/package.ts'];

/** `development` reports more errors, for tests; `production` is smaller and faster, as shipped. */
export type BuildMode = 'development' | 'production';

/** Builds in the given mode, unless dist has such a build that is newer than all its sources. Throws when the build fails. */
export function buildIfOutdated(mode: BuildMode = 'development'): void {
  if (isUpToDate(mode)) return;
  const flags = mode === 'production' ? ['--production'] : [];
  execFileSync(process.execPath, ['esbuild.mjs', ...flags], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Whether a file of this checkout, such as its VSIX, exists and is newer than all its sources. */
export function isNewerThanSources(file: string): boolean {
  return existsSync(file) && [...inputs, ...packed].every((input) => newest(path.join(root, input)) <= statSync(file).mtimeMs);
}

function isUpToDate(mode: BuildMode): boolean {
  if (!existsSync(marker) || !readFileSync(marker, 'utf8').includes(mode)) return false;
  const builtAt = statSync(marker).mtimeMs;
  return inputs.every((input) => newest(path.join(root, input)) <= builtAt);
}

/** Folders count too: their time changes when a file in them is deleted or renamed. */
function newest(file: string): number {
  if (!existsSync(file)) return 0;
  const files = statSync(file).isDirectory() ? readdirSync(file, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(statSync(file).mtimeMs, ...files.map((name) => statSync(path.join(file, name)).mtimeMs));
}
