import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Files that have a counterpart of the same names on purpose: for browsers, and the kernel's copy of the plain arithmetic. */
const twins = /^src\/(?:platform\/web|training\/kernel\/assembly)\//;
/** Each world has its own: the entries of the extension, and the language of window and page. */
const shared = new Set(['activate', 'say']);

const exported = /^export (?:async )?(?:function\*? ?|const |interface |type |class )(\w+)/gm;

function filesOfName(): Map<string, string[]> {
  const files = ['src', 'webview'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
      .filter((name) => name.endsWith('.ts') && !twins.test(name)),
  );
  const found = new Map<string, string[]>();
  for (const file of files)
    for (const [, name] of readFileSync(path.join(root, file), 'utf8').matchAll(exported))
      found.set(name, [...(found.get(name) ?? []), file]);
  return found;
}

test('an exported name has one meaning: no two files export the same', () => {
  const found = filesOfName();
  expect(found.size).toBeGreaterThan(1000);
  const double = [...found].filter(([name, files]) => new Set(files).size > 1 && !shared.has(name));
  expect(double).toEqual([]);
});
