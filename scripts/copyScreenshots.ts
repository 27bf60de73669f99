import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

// `npm run screenshots` takes the README's pictures from those that the journeys have made.
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
for (const name of names) copyFileSync(path.join(taken, name), path.join(shown, name));
console.log(`Copied ${names.length} pictures into media/readme. Look at them.`);
