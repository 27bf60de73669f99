import path from 'node:path';
import { expect, test } from 'vitest';
import { findTemplates, placesOf } from '../../../scripts/messages.ts';
import { describeOption } from '../../../src/options/optionTable.ts';

const templates = findTemplates(path.resolve(import.meta.dirname, '..', '..', '..'));

test('every sentence that can be said is found: in rooms, in components and in the table of options', () => {
  expect(templates).toContain('There is no column "{name}" in the table.');
  expect(templates).toContain('The sweep broke off: {why}');
  expect(templates).toContain(describeOption('learningRate').help);
  expect(templates).toEqual([...new Set(templates)].sort());
});

test('places are names, and strong is closed again', () => {
  expect(placesOf('{b} of {a}, such as { name: value }')).toEqual(['a', 'b']);
  for (const template of templates) expect(template.split('**').length % 2, template).toBe(1);
});
