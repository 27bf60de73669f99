import { expect, test } from 'vitest';
import { verbatim } from '../../../src/message.ts';
import type { ViewRequest } from '../../../src/protocol/viewRequests.ts';
import { Requests } from '../../../webview/host/requests.ts';

function setUp() {
  const posted: ViewRequest[] = [];
  return { requests: new Requests((request) => posted.push(request)), posted };
}

test('each reply goes to the request that it is for, in whatever order they come', async () => {
  const { requests, posted } = setUp();
  const [first, second] = ['a', 'b'].map((name) => requests.ask('revealColumn', { name }));
  expect(posted).toEqual([
    { type: 'revealColumn', id: 1, name: 'a' },
    { type: 'revealColumn', id: 2, name: 'b' },
  ]);
  requests.settle({ id: 2, outcome: { type: 'done', value: 'absent' } });
  requests.settle({ id: 1, outcome: { type: 'done', value: 'shown' } });
  expect([await first, await second]).toEqual([
    { type: 'done', value: 'shown' },
    { type: 'done', value: 'absent' },
  ]);
});

test('a request that is told has no id: nothing is replied', () => {
  const { requests, posted } = setUp();
  requests.tell('adjust', { learningRate: 0.5 });
  expect(posted).toEqual([{ type: 'adjust', learningRate: 0.5 }]);
});

test('why it was not possible comes through', async () => {
  const { requests } = setUp();
  const asked = requests.ask('revealColumn', { name: 'a' });
  requests.settle({ id: 1, outcome: { type: 'failed', said: verbatim('Open the file first.') } });
  expect(await asked).toEqual({ type: 'failed', said: verbatim('Open the file first.') });
});

test.each([undefined, null, 'SHOWN', 1, ['shown'], { value: 'shown' }])('a reply of a wrong form is a fault: %j', async (value) => {
  const { requests } = setUp();
  const asked = requests.ask('revealColumn', { name: 'a' });
  requests.settle({ id: 1, outcome: { type: 'done', value } });
  await expect(asked).rejects.toThrow(/wrong form/);
});

test('with another session all that was asked is cancelled, and a late reply is left out', async () => {
  const { requests } = setUp();
  const asked = ['a', 'b'].map((name) => requests.ask('revealColumn', { name }));
  requests.cancelAll();
  requests.settle({ id: 1, outcome: { type: 'done', value: 'shown' } });
  requests.settle({ id: 99, outcome: { type: 'done', value: 'shown' } });
  expect(await Promise.all(asked)).toEqual([{ type: 'cancelled' }, { type: 'cancelled' }]);
  const again = requests.ask('revealColumn', { name: 'c' });
  requests.settle({ id: 3, outcome: { type: 'done', value: 'shown' } });
  expect(await again).toEqual({ type: 'done', value: 'shown' });
});
