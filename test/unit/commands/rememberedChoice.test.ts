import type { TextDocument } from 'vscode';
import { expect, test } from 'vitest';
import { rememberedChoice } from '../../../src/commands/train/rememberedChoice.ts';
import { emptySession, reduceSession, type SessionEvent } from '../../../src/protocol/sessionState.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { epochs, planned, trained } from '../session/fakeWorkers.ts';

/** As much of a document as reading its header needs. */
function documentOf(header: string): TextDocument {
  const lines = [header, '1,2,0'];
  const document = { lineCount: lines.length, lineAt: (line: number) => ({ text: lines[line] }) };
  return document as unknown as TextDocument;
}

const stateOf = (options: TrainOptions) => {
  const events: readonly SessionEvent[] = [{ type: 'started', runId: 'a', options }, planned('a'), epochs('a', 1, 4), trained('a')];
  return events.reduce(reduceSession, emptySession);
};
const header = 'exam1,exam2,pass';

const choices: TrainOptions = {
  target: 'pass',
  features: ['exam1', 'exam2'],
  task: 'binary',
  kinds: [{ column: 'exam1', kind: 'category' }],
  missingValues: [{ column: 'exam2', marks: ['0'] }],
  mergeSpellings: ['pass'],
  splitBy: { column: 'exam1', as: 'group' },
};

test('all that was chosen about the columns holds for the next start, and nothing else', () => {
  expect(rememberedChoice(stateOf({ ...choices, epochs: 7, hidden: [3], seed: 5 }), documentOf(header))).toEqual(choices);
});

test.each(['target', 'features', 'task', 'kinds', 'missingValues', 'mergeSpellings', 'splitBy'] as const)(
  '%s alone is remembered',
  (name) => {
    const alone: TrainOptions = { [name]: choices[name] };
    expect(rememberedChoice(stateOf(alone), documentOf(header))).toEqual(alone);
  },
);

test.each<[string, TrainOptions]>([
  ['the target', { target: 'gone' }],
  ['an input', { features: ['exam1', 'gone'] }],
  ['one with a kind', { kinds: [{ column: 'gone', kind: 'number' }] }],
  ['one with marks', { missingValues: [{ column: 'gone', marks: ['0'] }] }],
  ['one with spellings', { mergeSpellings: ['gone'] }],
  ['that of the split', { splitBy: { column: 'gone', as: 'time' } }],
])('nothing is remembered where a column is not there any more: %s', (_, other) => {
  expect(rememberedChoice(stateOf({ ...choices, ...other }), documentOf(header))).toEqual({});
});

test('nothing is remembered of a table without an answer or a text', () => {
  expect(rememberedChoice(emptySession, documentOf(header))).toEqual({});
  expect(rememberedChoice(stateOf(choices), undefined)).toEqual({});
});
