import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { putInWords, takeOutWords, translateWords } from '../../../scripts/manifestWords.ts';
import { findTexts, fixedParts, readTranslations } from '../../../scripts/translations.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const texts = findTexts(root);
const translations = readTranslations(root);

test('every text has a translation, and nothing is translated that nobody says', () => {
  expect(texts.filter((text) => !translations.get(text))).toEqual([]);
  expect([...translations.keys()].filter((text) => !texts.includes(text))).toEqual([]);
});

test('the translations stand in the order of code points, so that two changes meet in one place only', () => {
  const keys = [...translations.keys()];
  expect(keys).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
});

test('a translation has the same places, commands, links and marks as its text', () => {
  for (const [text, translation] of translations) expect({ text, has: fixedParts(translation) }).toEqual({ text, has: fixedParts(text) });
});

const manifest = {
  description: 'Learns.',
  contributes: {
    commands: [{ command: 'neuron.train', title: 'Train', category: 'Neuron' }],
    viewsWelcome: [
      { view: 'welcome', contents: 'Open.' },
      { view: 'welcome', contents: 'Train.' },
    ],
    configuration: [{ title: 'One', properties: { 'neuron.a': { enum: ['x'], enumItemLabels: ['Ex'], default: 'x' } } }],
  },
};

test('what people read in package.json stands by a key in package.nls.json, and what is plain English gets one', () => {
  const taken = takeOutWords(manifest, {});
  expect(taken.words).toEqual({
    description: 'Learns.',
    'commands.neuron.train.title': 'Train',
    'viewsWelcome.welcome.0.contents': 'Open.',
    'viewsWelcome.welcome.1.contents': 'Train.',
    'configuration.0.title': 'One',
    'configuration.0.neuron.a.enumItemLabels.x': 'Ex',
  });
  expect(taken.manifest.contributes.commands[0]).toEqual({
    command: 'neuron.train',
    title: '%commands.neuron.train.title%',
    category: 'Neuron',
  });
  expect(takeOutWords(taken.manifest, taken.words)).toEqual(taken);
  expect(putInWords(taken.manifest, taken.words)).toEqual(manifest);
  expect(() => takeOutWords(taken.manifest, {})).toThrow('not in package.nls.json');
  expect(translateWords(taken.words, { Train: '훈련' })).toEqual({ 'commands.neuron.train.title': '훈련' });
});

test('no text of package.json stands in it in plain English', () => {
  const read = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, string>;
  expect(takeOutWords(read('package.json'), read('package.nls.json'))).toEqual({
    manifest: read('package.json'),
    words: read('package.nls.json'),
  });
});

test('the Korean README has the pictures, settings and commands of the English one, and so have the steps of the walkthrough', () => {
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const pictures = (text: string) => Array.from(text.matchAll(/\]\((media[^)]*)\)/g), ([, name]) => name);
  const settings = (text: string) =>
    Array.from(text.matchAll(/^(?:\||-) `(neuron\.\w+)`\s*[|(] ?`(?:\[\]|[\d.]+|true)`/gm), ([, name]) => name);
  const [english, korean] = [read('README.md'), read('README.ko.md')];
  expect(pictures(korean)).toEqual(pictures(english));
  expect(settings(korean)).toEqual(settings(english));
  const commands = (text: string) =>
    Array.from(text.matchAll(/^\| `(neuron\.\w+)`\s*\| Neuron: (.+?)\s*\|$/gm), ([, name, title]) => [name, title]);
  const titles = JSON.parse(read('package.nls.ko.json')) as Record<string, string>;
  expect(commands(korean)).toEqual(commands(english).map(([name]) => [name, titles[`commands.${name}.title`]]));
  expect(commands(korean).length).toBeGreaterThan(10);
  const steps = readdirSync(path.join(root, 'media/walkthrough')).filter((name) => name.endsWith('.md') && !name.includes('.nls.'));
  for (const name of steps) expect(read(`media/walkthrough/${name.replace('.md', '.nls.ko.md')}`)).toMatch(/\p{Script=Hangul}/u);
});
