import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { standaloneReadme, withoutPictures } from './standaloneReadme.ts';

// Writes dist/README.md and its translations for the VSIX; part of `vscode:prepublish`.
const root = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
writeFileSync(
  path.join(root, 'dist', 'README.md'),
  standaloneReadme(readme, (name) => readFileSync(path.join(root, name))),
);
// Only one README has the pictures: they are a sixth of the VSIX.
const korean = readFileSync(path.join(root, 'README.ko.md'), 'utf8');
writeFileSync(path.join(root, 'dist', 'README.ko.md'), withoutPictures(korean));
