import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { externalHdf5, replacedInBrowsers } from '../../../scripts/esbuildPlugins.ts';

/** The files that run when the extension starts. Dynamic imports are loaded later. */
async function eagerFiles(platform: 'node' | 'browser'): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    ...{ entryPoints: ['src/extension.ts'], bundle: true, write: false, metafile: true, format: 'cjs', platform, logLevel: 'silent' },
    external: ['vscode', 'stream'],
    mainFields: ['module', 'main'],
    plugins: [platform === 'node' ? externalHdf5 : replacedInBrowsers],
  });
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind, external } of metafile.inputs[file].imports) if (kind !== 'dynamic-import' && external !== true) visit(path);
  };
  visit('src/extension.ts');
  return found;
}

test.each(['node', 'browser'] as const)(
  'nothing of trainings at scale, formats of exports and archives is loaded at the start (%s)',
  async (platform) => {
    const eager = await eagerFiles(platform);
    // What tells such a model from others, and remembers folders, is a few lines.
    const scale = [...eager].filter((file) => /^src\/(commands\/)?scale\//.test(file));
    expect(scale.sort()).toEqual(['src/commands/scale/followedFolders.ts', 'src/scale/safetensors.ts']);
    expect([...eager].filter((file) => /node_modules\/(fflate|h5wasm|@bufbuild)|exports\/\w+\/export[A-Z]/.test(file))).toEqual([]);
    expect(eager.size).toBeGreaterThan(100);
  },
);
