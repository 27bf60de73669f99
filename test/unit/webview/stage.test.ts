import { verbatim } from '../../../src/message.ts';
import { expect, test } from 'vitest';
import { emptySession, type RunState } from '../../../src/protocol/sessionState.ts';
import { emptyHistory } from '../../../src/run/history/history.ts';
import { stageOf } from '../../../webview/stage.ts';

const run: RunState = { runId: 'new', phase: 'reading', options: {}, history: emptyHistory(0), snapshots: [] };
const previous: RunState = { ...run, runId: 'old', phase: 'trained' };
const failure = { isExpected: true, message: verbatim('No.') };

test('a session without a run is empty', () => {
  expect(stageOf(emptySession, false)).toEqual({ type: 'empty' });
});

test('a run that has only just begun leaves the last answer where it is', () => {
  expect(stageOf({ run, previous }, true)).toMatchObject({ type: 'answered', picture: previous });
  expect(stageOf({ run, previous }, false)).toEqual({ type: 'reading', picture: previous });
  expect(stageOf({ run }, true)).toEqual({ type: 'reading', picture: undefined });
});

test('a failed run shows the last good picture', () => {
  expect(stageOf({ run: { ...run, phase: 'failed', failure }, previous }, false)).toEqual({ type: 'failed', failure, picture: previous });
  expect(stageOf({ run: { ...run, phase: 'failed', failure } }, false)).toEqual({ type: 'failed', failure, picture: undefined });
});

test('drift belongs to an answer', () => {
  const drift = { changed: 1, added: 0, removed: 0 };
  expect(stageOf({ run: { ...run, phase: 'trained' }, drift }, false)).toMatchObject({ type: 'answered', drift });
});

test('of a run that is set aside both can be seen: it and the model that answers', () => {
  const drift = { changed: 1, added: 0, removed: 0 };
  const state = { run: { ...run, phase: 'trained', isSetAside: true }, previous, drift } as const;
  expect(stageOf(state, false)).toEqual({ type: 'answered', picture: state.run });
  expect(stageOf(state, false, true)).toEqual({ type: 'answered', picture: previous, drift });
});
