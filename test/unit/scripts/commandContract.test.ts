import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const readText = (name: string) => readFileSync(path.join(root, name), 'utf8');
const commands = readText('docs/COMMANDS.md');
const manifest = JSON.parse(readText('package.json')) as { contributes: { commands: { command: string }[] } };

/** The fields that an interface declares in its source, because types do not exist when tests run. */
function fieldsOf(file: string, name: string): string[] {
  const body = new RegExp(`export interface ${name}[^{]*\\{\\n(.*?)\\n\\}`, 's').exec(readText(file))?.[1];
  if (body === undefined) throw new Error(`${file} has no interface ${name}`);
  return [...body.matchAll(/^ {2}readonly (\w+)(\??):/gm)].map(([, field, mark]) => `${field}${mark}`);
}

/** What stands under a heading. */
function section(title: string): string {
  return commands.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
}

test.each([
  ['TrainingSummary', 'src/session/trainingSummary.ts', 'TrainingSummary'],
  ['Scores', 'src/evaluation/scores.ts', 'Scores'],
  ['Prediction', 'src/model/prediction.ts', 'Answer'],
  ['Prediction', 'src/model/prediction.ts', 'RowFacts'],
  ['Prediction', 'src/model/prediction.ts', 'Explanation'],
  ['ModelComparison', 'src/run/comparison/knownModel.ts', 'ModelComparison'],
  ['ModelComparison', 'src/run/comparison/knownModel.ts', 'ComparedFigure'],
  ['ModelComparison', 'src/run/comparison/comparedRows.ts', 'ComparedRows'],
  ['ModelComparison', 'src/commands/models/compareModelsCommand.ts', 'LocalizedComparison'],
])('docs/COMMANDS.md: under %s stands every field that %s says of %s', (title, file, name) => {
  const fields = fieldsOf(file, name);
  expect(fields.length).toBeGreaterThan(0);
  expect(fields.filter((field) => !section(title).includes(`\`${field}\``))).toEqual([]);
});

test('docs/COMMANDS.md lists every command of the manifest, and no other', () => {
  const listed = [...commands.matchAll(/`(neuron\.\w+) \(/g)].map(([, name]) => name);
  const inManifest = manifest.contributes.commands.map(({ command }) => command).filter((command) => !command.startsWith('neuron.lens.'));
  expect(listed.toSorted()).toEqual(inManifest.toSorted());
});
