import { expect, test } from 'vitest';
import type { Sessions } from '../../../src/session/sessions.ts';
import { ContextKeys } from '../../../src/commands/contextKeys.ts';

type State = ReturnType<Sessions['state']>;

test('menus and buttons hear of a table, its run, and its model, each time that it changes and only then', () => {
  let state: Pick<NonNullable<State['run']>, 'runId' | 'phase'> | undefined;
  const models: object[] = [];
  const sessions = { state: () => (state ? { run: state } : {}), model: () => models.at(0) } as unknown as Sessions;
  const set: (readonly [key: string, value: boolean])[] = [];
  const keys = new ContextKeys(sessions, (...keyed) => set.push(keyed));
  const keysOf = (uri: string | undefined) => {
    keys.update(uri);
    return set.splice(0);
  };
  expect(keysOf(undefined)).toEqual([
    ['neuron.isTable', false],
    ['neuron.hasSession', false],
    ['neuron.hasModel', false],
    ['neuron.isTraining', false],
  ]);
  expect(keysOf('file:///a.csv')).toEqual([['neuron.isTable', true]]);
  state = { runId: 'r', phase: 'reading' };
  expect(keysOf('file:///a.csv')).toEqual([
    ['neuron.hasSession', true],
    ['neuron.isTraining', true],
  ]);
  state = { runId: 'r', phase: 'training' };
  expect(keysOf('file:///a.csv')).toEqual([]);
  state = { runId: 'r', phase: 'trained' };
  models.push({});
  expect(keysOf('file:///a.csv')).toEqual([
    ['neuron.hasModel', true],
    ['neuron.isTraining', false],
  ]);
  state = { runId: 'r', phase: 'failed' };
  expect(keysOf('file:///a.csv')).toEqual([]);
});
