import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** The licences of all bundled packages, as one text. Throws when the text of a licence cannot be found. */
export async function thirdPartyNotices(metafiles: readonly Metafile[], root: string): Promise<string> {
  const inputs = new Set(metafiles.flatMap((metafile) => Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs))));
  const packages = new Set<string>();
  for (const input of inputs) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) packages.add(folder);
  }
  const notices = await Promise.all([...packages].sort().map((folder) => noticeOf(root, folder)));
  return `Neuron contains the following packages.\n\n${notices.join('\n')}`;
}

async function noticeOf(root: string, folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, version, license } = manifest;
  const title = `${String(name)} ${String(version)} (${String(license)})`;
  return `${'-'.repeat(80)}\n${title}\n\n${(await licenceText(root, folder, license)).trim()}\n`;
}

async function licenceText(root: string, folder: string, license: unknown): Promise<string> {
  const file = (await readdir(path.join(root, folder))).sort().find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return readFile(path.join(root, folder, file), 'utf8');
  const texts = await Promise.all(
    String(license)
      .replace(/^\((.*)\)$/, '$1')
      .split(' AND ')
      .map((id) => standardText(root, id)),
  );
  if (texts.includes(undefined)) throw new Error(`${folder} is bundled, but the text of its licence (${String(license)}) cannot be found`);
  return texts.join('\n');
}

/** The text of a licence that a package only names, as the packages of TensorFlow.js do; without the copyright holder. */
async function standardText(root: string, id: string): Promise<string | undefined> {
  if (id === 'Apache-2.0') return readFile(path.join(root, 'node_modules', 'typescript', 'LICENSE.txt'), 'utf8');
  if (id === 'MIT') return (await readFile(path.join(root, 'LICENSE'), 'utf8')).replace(/^Copyright.*$/m, '');
  if (id === 'BSD-3-Clause') {
    const text = await readFile(path.join(root, 'node_modules', 'source-map-js', 'LICENSE'), 'utf8');
    return text.replace(/^Copyright.*$/m, '');
  }
  return undefined;
}
