import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from './debianPackage.ts';

// `npm run screenshots` copies the README's pictures from those that the journeys have taken.
const root = path.resolve(import.meta.dirname, '..');
const taken = path.join(root, 'test-output', 'journeys');
const shown = path.join(root, 'media', 'readme');
const names = ['panel-dark.png', 'hover-dark.png', 'sidebar-dark.png', 'panel-light-hidden.png'];

const absent = names.filter((name) => !existsSync(path.join(taken, name)));
if (absent.length > 0) {
  console.error(`test-output/journeys does not hold ${absent.join(', ')}. Run "npm test -- test/journeys" first.`);
  process.exit(1);
}
mkdirSync(shown, { recursive: true });
// The VSIX contains them: with 256 colours they look the same and take a third of the bytes.
const pngquant = findProgram('pngquant', 'pngquant');
for (const name of names) {
  copyFileSync(path.join(taken, name), path.join(shown, name));
  execFileSync(pngquant, ['--force', '--speed', '1', '--quality', '80-98', '--output', path.join(shown, name), path.join(shown, name)]);
}
console.log(`Copied ${names.length} pictures into media/readme. Look at them.`);
