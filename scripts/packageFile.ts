import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string; version: string };

/** Where `npm run package` puts the VSIX of this checkout. */
export const packageFile = path.join(root, `${name}-${version}.vsix`);
