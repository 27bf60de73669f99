import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

// `npm run mutants -- src/evaluation` (a room, a folder in it, or a file): makes small faults in it, one at a time, and lists those that the
// room's unit tests do not notice.
const root = path.resolve(import.meta.dirname, '..');
const [target] = process.argv.slice(2);

if (target === undefined) {
  console.error('Say which folder or file of src or webview, as in: npm run mutants -- src/evaluation');
  process.exit(1);
}
const place = path.relative(root, path.resolve(target)).replaceAll(path.sep, '/');
const [top, room] = place.split('/');
const glob = statSync(path.join(root, place)).isDirectory() ? `${place}/**/*.ts` : place;
const stryker = path.join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const { status } = spawnSync(process.execPath, [stryker, 'run', path.join('scripts', 'stryker.config.json'), '--mutate', glob], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, MUTANTS: top === 'webview' ? 'webview' : room },
});
process.exit(status ?? 1);
