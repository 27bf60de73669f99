import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInSteps } from '../../../src/protocol/parseInSteps.ts';
import { finishSteps } from '../../../src/steps.ts';

const bytesOf = (json: string) => new TextEncoder().encode(json);
const parse = (json: string) => finishSteps(parseInSteps(bytesOf(json)));

test('it gives what JSON.parse gives, however long the parts are', () => {
  const long = 'a "quoted" \\ \u{1f34e} text, with ] and } in it '.repeat(40);
  const part = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.constantFrom(long, 1.5, null, [], {}), { minLength: 60, maxLength: 120 }),
    fc.dictionary(fc.string(), fc.constant(Array<string>(50).fill(long)), { minKeys: 1, maxKeys: 3 }),
  );
  const value = fc.oneof(part, fc.array(part, { maxLength: 5 }), fc.record({ one: part, two: part, __proto__: fc.constant(null) }));
  fc.assert(
    fc.property(value, fc.constantFrom(0, 1), (item, indent) => {
      const json = JSON.stringify(item, undefined, indent);
      expect(parse(` ${json}\n`)).toEqual(JSON.parse(json));
    }),
    { numRuns: 60 },
  );
});

test('a list of very many items, and each of its lists, is parsed in many steps', () => {
  const plan = {
    columns: Array.from({ length: 20_000 }, (_, i) => ({ name: `column ${i}`, mean: i / 7 })),
    nested: [[Array(90_000).fill(1)]],
  };
  const json = JSON.stringify(plan);
  let steps = 0;
  for (const parsing = parseInSteps(bytesOf(json)); ; steps++) {
    const step = parsing.next();
    if (!step.done) continue;
    expect(step.value).toEqual(plan);
    break;
  }
  expect(steps).toBeGreaterThan(json.length / (1 << 17));
});

test('a key that means something to JavaScript is a key like any other, also in a long object', () => {
  const json = `{"__proto__": {"x": 1}, "constructor": 2, "long": ["${'a'.repeat(70_000)}", 1]}`;
  const parsed = parse(json) as object;
  expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor', 'long']);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

test.each(['', '[', '[1,]', '[1 2]', '{"a":1,}', '{"a" 1}', '{a:1}', '"abc', '[1]]', '[1}', '{"a":1]', '1 2', '[,1]', '{"a":}'])(
  'what is no JSON is refused: %s',
  (json) => {
    expect(() => parse(json)).toThrow(SyntaxError);
    // The same in a value that is too long to be parsed in one go.
    const long = `"${'a'.repeat(70_000)}"`;
    if (json.startsWith('[')) expect(() => parse(`[${long}, ${json.slice(1)}`)).toThrow(SyntaxError);
    if (json.startsWith('{')) expect(() => parse(`{"long": ${long}, ${json.slice(1)}`)).toThrow(SyntaxError);
  },
);
