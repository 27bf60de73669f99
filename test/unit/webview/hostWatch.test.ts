import { expect, test } from 'vitest';
import { HostWatch } from '../../../webview/host/hostWatch.ts';

function setUp() {
  const seen: (string | boolean)[] = [];
  const watch = new HostWatch(
    () => seen.push('asked'),
    (isSilent) => seen.push(isSilent),
  );
  const tick = (seconds: number, isExpecting: boolean) => {
    for (let i = 0; i < seconds; i++) watch.tick(isExpecting);
  };
  return { watch, seen, tick };
}

test('a host that keeps the page waiting is asked, and counts as silent if it does not answer', () => {
  const { seen, tick } = setUp();
  tick(4, true);
  expect(seen).toEqual([]);
  tick(1, true);
  expect(seen).toEqual(['asked']);
  tick(9, true);
  expect(seen).toEqual(['asked']);
  tick(1, true);
  expect(seen[1]).toBe(true);
});

test('it is asked again and again, and is there again when it answers', () => {
  const { watch, seen, tick } = setUp();
  tick(5 + 10 + 30, true);
  expect(seen.filter((entry) => entry === 'asked').length).toBeGreaterThan(3);
  expect(seen.filter((entry) => entry === true)).toEqual([true]);
  watch.hear();
  expect(seen.at(-1)).toBe(false);
});

test('a host that speaks, or answers late, is never silent', () => {
  const { watch, seen, tick } = setUp();
  for (let i = 0; i < 100; i++) {
    tick(3, true);
    watch.hear();
  }
  expect(seen).toEqual([]);
  tick(5 + 9, true);
  watch.hear();
  tick(4, true);
  expect(seen).toEqual(['asked']);
});

test('nobody asks while nothing is waited for; what the user asks for is waited for', () => {
  const { watch, seen, tick } = setUp();
  tick(1000, false);
  expect(seen).toEqual([]);
  watch.expectAnswer();
  watch.expectAnswer();
  expect(seen).toEqual(['asked']);
  tick(10, false);
  expect(seen).toContain(true);
});
