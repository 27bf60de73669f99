import { expect, test } from 'vitest';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { partsOf } from '../../../src/protocol/viewParts.ts';
import { Inbox } from '../../../webview/host/inbox.ts';
import { epochs } from '../session/fakeWorkers.ts';

const context = { documentUri: 'file:///a.csv', fileName: 'a.csv', playbackSeconds: 0 };
const snapshot: ViewUpdate = { type: 'snapshot', context, state: {}, isNews: false };
const started: ViewUpdate = { type: 'event', event: { type: 'started', runId: 'run-1', options: {} } };
const learned: ViewUpdate = { type: 'event', event: epochs('run-1', 1, 3) };
const reply: ViewUpdate = { type: 'reply', reply: { id: 1, outcome: { type: 'cancelled' } } };

/** The updates that an inbox has accepted, and those it has refused. */
function setUp(onUpdate: (type: string) => void = () => undefined) {
  const taken: string[] = [];
  const refused: unknown[] = [];
  const inbox = new Inbox({
    onUpdate: ({ type }) => {
      onUpdate(type);
      taken.push(type);
    },
    onReply: () => taken.push('reply'),
    onEpochs: () => taken.push('epochs'),
    onRefused: (error) => refused.push(error),
  });
  const send = (...updates: readonly ViewUpdate[]) => {
    for (const update of updates) for (const part of partsOf(update)) inbox.take(part);
  };
  return { inbox, send, taken, refused };
}

test('updates and replies go where they belong', () => {
  const { send, taken, refused } = setUp();
  send(snapshot, started, reply);
  expect(taken).toEqual(['snapshot', 'event', 'reply']);
  expect(refused).toEqual([]);
});

test('each bundle of epochs is confirmed once it is applied, and one that is ignored as well', () => {
  const { inbox, send, taken } = setUp();
  send(snapshot, learned, started, learned);
  expect(taken).toEqual(['snapshot', 'event', 'epochs', 'event', 'event', 'epochs']);
  inbox.take({ type: 'event' });
  send(learned);
  expect(taken.slice(6)).toEqual(['epochs']);
});

test('after something that cannot be read nothing is taken but replies, until the session comes whole', () => {
  const { inbox, send, taken, refused } = setUp();
  inbox.take({ type: 'event' });
  send(started, reply);
  expect(taken).toEqual(['reply']);
  expect(refused).toHaveLength(1);
  send(snapshot, started);
  expect(taken).toEqual(['reply', 'snapshot', 'event']);
});

test('an update that cannot be applied is reported like one that cannot be read', () => {
  let isFirst = true;
  const { send, taken, refused } = setUp((type) => {
    if (type === 'event' && isFirst) throw new Error('Epoch 3 was expected, 7 came');
  });
  send(snapshot, started);
  isFirst = false;
  send(started);
  expect(refused.map(String)).toEqual(['Error: Epoch 3 was expected, 7 came']);
  expect(taken).toEqual(['snapshot']);
  send(snapshot, started);
  expect(taken).toEqual(['snapshot', 'snapshot', 'event']);
});
