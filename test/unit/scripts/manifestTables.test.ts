import { expect, test } from 'vitest';
import { commandTable, settingTable } from '../../../scripts/manifestTables.ts';
import { replaceBetweenMarkers } from '../../../scripts/replaceBetweenMarkers.ts';

const manifest = {
  contributes: {
    commands: [{ command: 'neuron.train', title: 'Train Neuron', category: 'Neuron' }],
    configuration: [
      {
        title: 'One',
        properties: {
          'neuron.rate': { default: 0.01, markdownDescription: 'A step.', exclusiveMinimum: 0, maximum: 10 },
          'neuron.share': { default: 0.3, markdownDescription: 'A | share.', minimum: 0, maximum: 1 },
          'neuron.engine': { default: 'a', markdownDescription: 'What.', enum: ['a', 'b'], enumDescriptions: ['This.', 'That.'] },
          'neuron.hover': { default: true, markdownDescription: 'Show it.' },
        },
      },
    ],
  },
};

test('every setting is a row with its default, meaning and range', () => {
  expect(settingTable(manifest).split('\n')).toEqual([
    '| Setting | Default | Meaning |',
    '| --- | --- | --- |',
    '| `neuron.rate` | `0.01` | A step. More than 0, at most 10. |',
    '| `neuron.share` | `0.3` | A \\| share. 0 to 1. |',
    '| `neuron.engine` | `"a"` | What. One of `a`: This; `b`: That. |',
    '| `neuron.hover` | `true` | Show it. |',
  ]);
});

test('every command is a row with its title in the palette', () => {
  expect(commandTable(manifest)).toContain('| `neuron.train` | Neuron: Train Neuron |');
});

test('only what is between the markers is replaced', () => {
  const text = 'before\n<!-- x -->\nold\n<!-- /x -->\nafter';
  expect(replaceBetweenMarkers(text, 'x', 'new')).toBe('before\n<!-- x -->\n\nnew\n\n<!-- /x -->\nafter');
  expect(() => replaceBetweenMarkers(text, 'y', 'new')).toThrow(/<!-- y -->/);
});
