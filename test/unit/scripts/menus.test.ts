import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface MenuEntry {
  readonly command: string;
  readonly group: string;
}

const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly contributes: { readonly menus: Readonly<Record<string, readonly MenuEntry[]>> };
};

test("in the explorer's menu Neuron's group stands above Rename and Delete", () => {
  const groups = contributes.menus['explorer/context'].map(({ group }) => group.split('@')[0]);
  // VS Code's own groups: paths to copy, then what changes a file. Groups are sorted by their names.
  for (const group of groups) expect(['6_copypath', group, '7_modification'].toSorted()).toEqual(['6_copypath', group, '7_modification']);
  expect(groups.length).toBeGreaterThan(0);
});
