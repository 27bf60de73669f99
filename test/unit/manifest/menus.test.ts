import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { holds, type WhenContext } from './whenClause.ts';

const { commands, menus } = manifest.contributes;

/** The commands of a menu that are visible in the context. */
function shown(menu: keyof typeof menus, context: WhenContext): readonly string[] {
  return menus[menu].filter(({ when }) => holds(when, context)).map(({ command }) => command);
}

function isEnabled(command: string, context: WhenContext): boolean {
  const found = commands.find((candidate) => candidate.command === command);
  if (!found) throw new Error(`The manifest has no ${command}`);
  return found.enablement === undefined || holds(found.enablement, context);
}

const table = { resourceExtname: '.csv', resourceLangId: 'csv' };
const tables: readonly WhenContext[] = [
  table,
  { resourceExtname: '.TSV', resourceLangId: 'plaintext' },
  { resourceExtname: '.tab', resourceLangId: 'tsv' },
  { resourceExtname: '.data', resourceLangId: 'csv (semicolon)' },
  { resourceExtname: '', resourceLangId: 'dynamic csv' },
  { resourceExtname: '.txt', resourceLangId: 'plaintext', resourcePath: '/iris.txt', 'neuron.textTables': ['/a.txt', '/iris.txt'] },
];
const noTables: readonly WhenContext[] = [
  { resourceExtname: '.ts', resourceLangId: 'typescript' },
  { resourceExtname: '.csvx', resourceLangId: 'plaintext' },
  { resourceExtname: '', resourceLangId: 'mycsv' },
];

/** It could be a table but is not; the explorer only knows names. */
const notes: WhenContext = {
  resourceExtname: '.txt',
  resourceLangId: 'plaintext',
  resourcePath: '/notes.txt',
  'neuron.textTables': ['/iris.txt'],
};

describe('the title of an editor', () => {
  test.each(tables)('of a table trains it, and stops it while it is trained: %j', (resource) => {
    expect(shown('editor/title', { ...resource })).toEqual(['neuron.train']);
    expect(shown('editor/title', { ...resource, 'neuron.isTraining': false })).toEqual(['neuron.train']);
    expect(shown('editor/title', { ...resource, 'neuron.isTraining': true })).toEqual(['neuron.stop']);
  });

  test.each([...noTables, notes])('of no table has no button, even while a table is trained: %j', (resource) => {
    for (const isTraining of [false, true]) expect(shown('editor/title', { ...resource, 'neuron.isTraining': isTraining })).toEqual([]);
  });
});

test('the title of the panel trains, and stops while its table is trained, and that of another webview does neither', () => {
  const panel = { activeWebviewPanelId: 'neuron.network' };
  const own = (context: WhenContext) => shown('editor/title', context).filter((command) => /\.(train|stop)$/.test(command));
  expect(own({ ...panel, 'neuron.isTraining': false })).toEqual(['neuron.train']);
  expect(own({ ...panel, 'neuron.isTraining': true })).toEqual(['neuron.stop']);
  for (const isTraining of [false, true])
    expect(own({ activeWebviewPanelId: 'markdown.preview', 'neuron.isTraining': isTraining })).toEqual([]);
});

test('menus of tables train and predict, those of other files do not', () => {
  for (const menu of ['explorer/context', 'editor/context'] as const) {
    for (const resource of tables) expect(shown(menu, resource)).toContain('neuron.train');
    for (const resource of noTables) expect(shown(menu, resource)).not.toContain('neuron.train');
  }
  expect(shown('editor/context', notes)).not.toContain('neuron.train');
});

test('what can only be done to a run, or only to an answer, is offered then and only then', () => {
  const idle = { ...table, 'neuron.hasModel': true };
  const training = { ...idle, 'neuron.isTraining': true };
  expect([{}, idle, training].map((context) => isEnabled('neuron.stop', context))).toEqual([false, false, true]);
  for (const command of ['neuron.crossValidate', 'neuron.sweep']) {
    expect([{}, idle, training].map((context) => isEnabled(command, context))).toEqual([false, true, false]);
  }
});

test('the palette offers what can be done, and nothing else', () => {
  const offered = (command: string, context: WhenContext) =>
    isEnabled(command, context) &&
    menus.commandPalette.filter((item) => item.command === command).every(({ when }) => holds(when, context));
  const states = [{}, { 'neuron.isTable': true }, { 'neuron.isTable': true, 'neuron.hasModel': true }].flatMap((state) => [
    state,
    { ...state, 'neuron.isTraining': true },
  ]);
  const of = (command: string) => states.map((state) => offered(command, state));
  expect(of('neuron.train')).toEqual(states.map(() => true));
  expect(of('neuron.stop')).toEqual([false, true, false, true, false, true]);
  expect(menus.commandPalette.find(({ command }) => command === 'neuron.stop')?.when).toBe('neuron.isTraining');
  expect(of('neuron.showNetwork')).toEqual([false, false, true, true, true, true]);
  for (const command of ['neuron.predictRow', 'neuron.predictSample', 'neuron.export'])
    expect(of(command)).toEqual([false, false, false, false, true, true]);
});

test('a clause that is not understood is a mistake, not a no', () => {
  expect(() => holds('a not b', {})).toThrow();
  expect(() => holds('(a', {})).toThrow();
  expect(() => holds('a >= 3', {})).toThrow();
  expect(holds("!a && (b == 'x' || c =~ /^y z$/i)", { c: 'Y Z' })).toBe(true);
  expect([holds('a in b', { a: 'x', b: ['x'] }), holds('a in b', { a: 'x' }), holds('a in b', { b: ['x'] })]).toEqual([true, false, false]);
  expect(holds('a || b && !c', { b: true, c: true })).toBe(false);
});
