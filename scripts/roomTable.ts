import { table } from './manifestTables.ts';
import type { Room } from './rooms.mjs';

/** A Markdown table of the rooms, lowest first, with the entry and the page, which no room may use. */
export function roomTable(rooms: readonly Room[], pageUses: readonly string[]): string {
  return table(
    ['Folder', 'What it does', 'May know'],
    [
      ...rooms.map(({ name, does, uses, kind }) => [`\`src/${name}\``, does, knows(kind === 'vscode' ? ['vscode', ...uses] : uses)]),
      ['`src/extension.ts`', 'puts it together', 'all'],
      ['`webview`', 'the Svelte app', knows(pageUses)],
    ],
  );
}

function knows(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.join(', ');
}
