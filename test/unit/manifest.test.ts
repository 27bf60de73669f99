import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { samples } from '../../scripts/makeSamples.ts';

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Step {
  readonly id: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents?: readonly string[];
}

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly icon?: string; readonly enablement?: string }[];
  readonly keybindings: readonly (Entry & { readonly key: string; readonly mac: string })[];
  readonly menus: Readonly<Record<string, readonly (Entry & { readonly group?: string })[]>>;
  readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
}

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as { contributes: Contributions };
const { commands, keybindings, menus, walkthroughs } = contributes;
const named = new Map(commands.map((command) => [command.command, command]));
/** The keys that the extension sets. */
const known = new Set(['isTable', 'hasSession', 'hasModel', 'isTraining', 'hasHovered', 'textTables'].map((name) => `neuron.${name}`));

test('menus and keys call commands that there are, and depend on keys that are set', () => {
  const entries = [...Object.values(menus).flat(), ...keybindings];
  expect(entries.map(({ command }) => command).filter((command) => !named.has(command))).toEqual([]);
  const conditions = [...entries.map(({ when }) => when), ...commands.map(({ enablement }) => enablement)];
  const keys = conditions.flatMap((condition) => condition?.match(/\bneuron\.(?!network\b|model\b|modelFile\b)\w+/g) ?? []);
  expect(keys.filter((key) => !known.has(key))).toEqual([]);
  expect(keys.length).toBeGreaterThan(20);
});

test('what the title bars show by itself has an icon', () => {
  const shown = ['editor/title', 'view/title'].flatMap((menu) => menus[menu]).filter(({ group }) => group?.startsWith('navigation'));
  expect(shown.map(({ command }) => command).filter((command) => named.get(command)?.icon === undefined)).toEqual([]);
});

test('a model is asked, judged and taken away by mouse, and only where there is one', () => {
  for (const command of ['neuron.predictSample', 'neuron.crossValidate']) {
    for (const menu of ['editor/context', 'editor/title', 'view/title', 'commandPalette']) {
      const entry = menus[menu].find((item) => item.command === command);
      expect(entry?.when, `${command} in ${menu}`).toContain('neuron.hasModel');
    }
  }
});

test('one key trains and stops, in the text and in the panel', () => {
  const [train, stop] = ['neuron.train', 'neuron.stop'].map((name) => keybindings.find(({ command }) => command === name));
  expect([train?.key, train?.mac]).toEqual([stop?.key, stop?.mac]);
  expect(train?.when).toContain('!neuron.isTraining');
  expect(stop?.when).toMatch(/&& neuron\.isTraining$/);
  for (const entry of [train, stop]) expect(entry?.when).toContain("activeWebviewPanelId == 'neuron.network'");
});

test('each step of the walkthrough is ticked off by doing it', () => {
  for (const { id, completionEvents = [] } of walkthroughs.flatMap(({ steps }) => steps)) {
    expect(completionEvents, id).toHaveLength(1);
    const [kind, name] = completionEvents[0].split(':');
    expect(kind === 'onCommand' ? named.has(name) : kind === 'onContext' && known.has(name), completionEvents[0]).toBe(true);
  }
});

test('each step of the walkthrough has a picture', () => {
  for (const { media } of walkthroughs.flatMap(({ steps }) => steps)) {
    const [, picture] = /^!\[.+\]\((\w+\.svg)\)$/m.exec(read(media.markdown)) ?? [];
    expect(read(`media/walkthrough/${picture}`), media.markdown).toMatch(/^<svg /);
  }
});

test('each sample that is shipped is offered, and each that is offered is shipped', () => {
  const offered = [...read('src/commands/openSample.ts').matchAll(/\{ name: '(\w+)', teaches/g)].map(([, name]) => `${name}.csv`);
  expect(offered.sort()).toEqual(samples.map(([name]) => name).sort());
});
