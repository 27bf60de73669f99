import { expect, test } from 'vitest';
import { InOrderAsked } from '../../../src/session/inOrderAsked.ts';
import { CancelledError } from '../../../src/userError.ts';

/** Steps that end when they are told to. */
function lateStep() {
  let [end, refuse] = [(): void => undefined, (_error: Error): void => undefined];
  const step = new Promise<void>((resolve, reject) => {
    [end, refuse] = [resolve, reject];
  });
  return { wait: () => step, end: () => end(), refuse: (error: Error) => refuse(error) };
}

function ask(order: InOrderAsked, competedFor: string, prepare: () => Promise<void>, started: string[], name: string) {
  return order
    .start(
      competedFor,
      prepare,
      () => {
        started.push(name);
        return name;
      },
      () => new CancelledError(),
    )
    .catch((error: unknown) => (error instanceof CancelledError ? 'cancelled' : 'refused'));
}

test('one whose preparation is overtaken is cancelled, and does not take the place of the later one', async () => {
  const order = new InOrderAsked();
  const [first, second] = [lateStep(), lateStep()];
  const started: string[] = [];
  const answers = [ask(order, 'a', first.wait, started, 'first'), ask(order, 'a', second.wait, started, 'second')];
  second.end();
  expect(await answers[1]).toBe('second');
  first.end();
  expect(await answers[0]).toBe('cancelled');
  expect(started).toEqual(['second']);
});

test('prepared in the order in which they were asked for, both are started, the later one last', async () => {
  const order = new InOrderAsked();
  const [first, second] = [lateStep(), lateStep()];
  const started: string[] = [];
  const answers = [ask(order, 'a', first.wait, started, 'first'), ask(order, 'a', second.wait, started, 'second')];
  first.end();
  await answers[0];
  second.end();
  await answers[1];
  expect(started).toEqual(['first', 'second']);
});

test('a later one that is refused, and one for something else, take nobody’s place', async () => {
  const order = new InOrderAsked();
  const [first, refused, other] = [lateStep(), lateStep(), lateStep()];
  const started: string[] = [];
  const answers = [
    ask(order, 'a', first.wait, started, 'first'),
    ask(order, 'a', refused.wait, started, 'refused'),
    ask(order, 'b', other.wait, started, 'other'),
  ];
  refused.refuse(new Error('The table has changed'));
  other.end();
  expect(await Promise.all(answers.slice(1))).toEqual(['refused', 'other']);
  first.end();
  expect(await answers[0]).toBe('first');
  expect(started).toEqual(['other', 'first']);
});
