import { expect, test } from 'vitest';
import { plainFormat } from '../../../src/dataset/cells/cellValue.ts';
import { inEnglish } from '../../../src/inWords.ts';
import { emptySession, reduceSession, type SessionEvent } from '../../../src/protocol/sessionState.ts';
import { deltaSentence } from '../../../src/run/comparison/deltaWords.ts';
import type { RunRecord } from '../../../src/run/runRecord.ts';
import { deltaText, listNote, runFigure, runLabel, sinceLastWords } from '../../../webview/words/runWords.ts';
import { epochs, planned, someOutcome, trained } from '../session/fakeWorkers.ts';

const events: readonly SessionEvent[] = [{ type: 'started', runId: 'a', options: {} }, planned('a'), epochs('a', 1, 4), trained('a')];
const [remembered] = events.reduce(reduceSession, emptySession).records ?? [];

/** A run of its number whose test and training figures differ. */
function record(number: number, accuracy: number, other: Partial<RunRecord> = {}): RunRecord {
  return {
    ...remembered,
    runId: `run-${number}`,
    number,
    testKey: 7,
    train: { loss: 1, accuracy: 0.99, mae: 99 },
    test: { loss: 1, accuracy, mae: accuracy },
    ...other,
  };
}

const number = { type: 'regression', column: 'pass', format: plainFormat, mean: 0, scale: 10, min: 0, max: 100 } as const;
const ofNumbers: Partial<RunRecord> = { target: number, task: 'regression' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('a run is told by its figure on the test rows, and without any by that on those that it learned from', () => {
  expect(plain(runFigure(record(1, 0.85)))).toBe('85.0 %');
  expect(plain(runFigure(record(1, 0.85, { test: undefined })))).toBe('99.0 %');
  expect(plain(runFigure(record(1, 12, ofNumbers)))).toBe('± 12');
  expect(someOutcome.train.accuracy).not.toBe(someOutcome.test?.accuracy);
});

test('an arrow points up where a run is better: more right, or off by less', () => {
  const text = (better: number, of = record(1, 0.8)) =>
    plain(deltaText({ type: of.task === 'regression' ? 'miss' : 'points', better }, of));
  expect([text(1.62), text(-1.62), text(0.04)]).toEqual(['▲ 1.6', '▼ 1.6', '=']);
  const numbers = record(1, 12, ofNumbers);
  expect([text(3, numbers), text(-3, numbers), text(0, numbers)]).toEqual(['▲ 3', '▼ 3', '=']);
  expect(deltaText({ type: 'otherRows' }, numbers)).toBe('–');
  const said = (better: number, of: RunRecord) =>
    inEnglish(deltaSentence({ type: of.task === 'regression' ? 'miss' : 'points', better }, of.target));
  expect([said(2, record(1, 0.8)), said(-2, record(1, 0.8)), said(0.01, record(1, 0.8))]).toEqual([
    '2.0 points better, on the same test rows',
    '2.0 points worse, on the same test rows',
    'as good, on the same test rows',
  ]);
  expect([said(3, numbers), said(-3, numbers)]).toEqual(['off by 3 less, on the same test rows', 'off by 3 more, on the same test rows']);
});

test('a run is held against the one before that asked the same', () => {
  const since = (records: readonly RunRecord[], runId: string) => {
    const words = sinceLastWords(records, runId);
    return words && [plain(inEnglish(words.text)), plain(inEnglish(words.brief))];
  };
  const records = [record(3, 0.9), record(2, 0.5, { target: { ...remembered.target, column: 'other' } }), record(1, 0.8)];
  expect(since(records, 'run-3')).toEqual(['▲ 10.0 points since run 1', '▲ 10.0']);
  expect(since(records, 'run-2')).toBeUndefined();
  expect(since(records, 'run-1')).toBeUndefined();
  expect(since([record(2, 0.7), record(1, 0.8)], 'run-2')).toEqual(['▼ 10.0 points since run 1', '▼ 10.0']);
  expect(since([record(2, 0.7, { testKey: 8 }), record(1, 0.8)], 'run-2')).toEqual(['other test rows than run 1', 'other test rows']);
  expect(since([record(2, 9, ofNumbers), record(1, 12, ofNumbers)], 'run-2')).toEqual(['▲ 3 since run 1', '▲ 3']);
});

test('a run is named by what sets it apart from the shown one', () => {
  const shown = record(2, 0.9);
  const name = (other: Partial<RunRecord>) => inEnglish(runLabel(record(1, 0.8, other), shown));
  expect(name({ target: { ...remembered.target, column: 'other' } })).toBe('predicts other');
  expect(name({ features: ['exam1'], featureCount: 1 })).toBe('from exam1 only');
  expect(name({ features: ['a', 'b', 'c'], featureCount: 3 })).toBe('from 3 columns');
  expect(name({ options: { hidden: [], learningRate: 0.1 } })).toBe('1 neuron 0.1');
  expect(name({ options: { hidden: [16, 8], learningRate: 0.1 } })).toBe('16, 8 neurons 0.1');
  expect(inEnglish(listNote([shown, record(1, 0.8)], shown, 60))).toBe('same 60 test rows; click brings one back');
  expect(inEnglish(listNote([shown, record(1, 0.8, { testKey: 9 })], shown, 60))).toMatch(/figures of other test rows have no arrow/);
});
