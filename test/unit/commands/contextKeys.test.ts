import { expect, test, vi } from 'vitest';
import type { Sessions } from '../../../src/session/sessions.ts';
import { ContextKeys } from '../../../src/commands/contextKeys.ts';

const executed = vi.hoisted(() => [] as unknown[][]);
vi.mock('vscode', () => ({ commands: { executeCommand: (...call: unknown[]) => Promise.resolve(executed.push(call)) } }));

type State = ReturnType<Sessions['state']>;

/** The keys set by an update for a document in this state, in order. */
function keysOf(keys: ContextKeys, uri: string | undefined): readonly (readonly unknown[])[] {
  executed.length = 0;
  keys.update(uri);
  return executed.map(([command, key, value]) => {
    expect(command).toBe('setContext');
    return [key, value];
  });
}

test('menus and buttons hear of a table, its run, and its model, each time that it changes and only then', () => {
  let state: Pick<NonNullable<State['run']>, 'runId' | 'phase'> | undefined;
  const models: object[] = [];
  const sessions = { state: () => (state ? { run: state } : {}), model: () => models.at(0) } as unknown as Sessions;
  const keys = new ContextKeys(sessions);
  expect(keysOf(keys, undefined)).toEqual([
    ['neuron.isTable', false],
    ['neuron.hasSession', false],
    ['neuron.hasModel', false],
    ['neuron.isTraining', false],
  ]);
  expect(keysOf(keys, 'file:///a.csv')).toEqual([['neuron.isTable', true]]);
  state = { runId: 'r', phase: 'reading' };
  expect(keysOf(keys, 'file:///a.csv')).toEqual([
    ['neuron.hasSession', true],
    ['neuron.isTraining', true],
  ]);
  state = { runId: 'r', phase: 'training' };
  expect(keysOf(keys, 'file:///a.csv')).toEqual([]);
  state = { runId: 'r', phase: 'trained' };
  models.push({});
  expect(keysOf(keys, 'file:///a.csv')).toEqual([
    ['neuron.hasModel', true],
    ['neuron.isTraining', false],
  ]);
  state = { runId: 'r', phase: 'failed' };
  expect(keysOf(keys, 'file:///a.csv')).toEqual([]);
});
