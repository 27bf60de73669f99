import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packJson } from '../../../src/protocol/packedJson.ts';
import type { SessionState } from '../../../src/protocol/sessionState.ts';
import type { ViewUpdate } from '../../../src/protocol/viewMessages.ts';
import { PartReader, partsOf, type ViewPart } from '../../../src/protocol/viewParts.ts';
import { examScores, homesTable, mixedTable } from '../../webview/tables.ts';
import { trainedState } from '../../webview/trainedRuns.ts';
import { expectEqual } from '../expectEqual.ts';
import { emptyHistory, type History, type WeightSnapshot } from '../../../src/run/history/history.ts';

const context = { documentUri: 'file:///exam.csv', fileName: 'exam.csv', playbackSeconds: 3 };

function snapshot(history: History, snapshots: readonly WeightSnapshot[] = [], options: object = {}): ViewUpdate {
  const state: SessionState = { run: { runId: 'a', phase: 'training', options, history, snapshots } };
  return { type: 'snapshot', context, state, isNews: false };
}

function longHistory(length: number): History {
  const curve = (factor: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * factor));
  return { length, trainLoss: curve(1), testLoss: curve(2), trainMetric: curve(3), testMetric: curve(4) };
}

/** The result of reading the parts after their way through VS Code. */
function readAll(reader: PartReader, parts: Iterable<ViewPart>): (ViewUpdate | undefined)[] {
  return [...parts].map((part) => reader.read(structuredClone(part)));
}

test('typed arrays keep every bit, and text every character', () => {
  fc.assert(
    fc.property(fc.array(fc.float32Array()), fc.string({ unit: 'binary' }), (arrays, target) => {
      const weights = arrays.map((array, epoch) => ({ epoch, weights: new Float32Array(array) }));
      const update = snapshot(emptyHistory(0), weights, { target });
      expect(readAll(new PartReader(), partsOf(update))).toEqual([update]);
    }),
  );
});

test.each([1, 10_000, 65_536, 100_001])('a history of %i epochs comes in parts that are small and whole', (length) => {
  const update = snapshot(longHistory(length), [{ epoch: 0, weights: new Float32Array([1, 2, 3]) }], { features: ['é', '日本'] });
  const parts = [...partsOf(update)];
  expect(parts.length).toBe(Math.ceil(parts[0].byteLength / (1 << 18)));
  // VS Code sends the whole memory behind a view of bytes.
  for (const { bytes } of parts) expect(bytes.buffer.byteLength).toBe(bytes.length);
  const read = readAll(new PartReader(), parts);
  expect(read.slice(0, -1)).toEqual(parts.slice(1).map(() => undefined));
  expectEqual(read.at(-1), update);
});

test('text of more than one part comes whole', () => {
  const features = Array.from({ length: 40_000 }, (_, i) => `größe ${i}`);
  const update = snapshot(longHistory(5), [], { features });
  expect([...partsOf(update)].length).toBeGreaterThan(1);
  expectEqual(readAll(new PartReader(), partsOf(update)).at(-1), update);
});

test('an update that breaks off does not spoil the next one', () => {
  const reader = new PartReader();
  const [first, second] = partsOf(snapshot(longHistory(200_000)));
  expect(readAll(reader, [first, second])).toEqual([undefined, undefined]);
  const next: ViewUpdate = { type: 'contextChanged', context };
  expect(readAll(reader, partsOf(next))).toEqual([next]);
});

test('a page that has missed the beginning of an update waits for the next one', () => {
  const reader = new PartReader();
  const [, ...rest] = partsOf(snapshot(longHistory(200_000)));
  expect(rest.length).toBeGreaterThan(2);
  expect(readAll(reader, rest)).toEqual(rest.map(() => undefined));
  const next: ViewUpdate = { type: 'contextChanged', context };
  expect(readAll(reader, partsOf(next))).toEqual([next]);
});

function joined(text: Iterable<Uint8Array>): string {
  return [...text].map((piece) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece)).join('');
}

test('the text of a plain value is its JSON, cut into pieces of which none is long', () => {
  const columns = Array.from({ length: 30_000 }, (_, i) => ({ name: `größe 日本 ${i}`, range: { min: i, max: undefined } }));
  const value = {
    ...{ none: undefined, empty: {}, list: [], few: [1, undefined, { a: 'b' }], nothing: null, names: columns.map(({ name }) => name) },
    plan: { columns, encoder: { inputs: columns, target: { type: 'binary' } } },
  };
  const pieces = [...packJson(value).text];
  expect(joined(pieces)).toBe(JSON.stringify(value));
  expect(pieces.length).toBeGreaterThan(20);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200_000);
  fc.assert(fc.property(fc.jsonValue(), (any) => joined(packJson(any).text) === JSON.stringify(any)));
});

test('packed arrays follow each other from multiples of 8 on', () => {
  const { text, arrays } = packJson({ weights: Float32Array.of(1, 2), counts: Uint8Array.of(3) });
  expect(JSON.parse(joined(text))).toEqual({
    weights: { $array: 'Float32Array', start: 0, length: 2 },
    counts: { $array: 'Uint8Array', start: 8, length: 1 },
  });
  expect(arrays.map(({ length }) => length)).toEqual([8, 1]);
});

test('a plan holds no typed arrays: they would not be packed', async () => {
  const holdsArrays = (value: unknown): boolean =>
    ArrayBuffer.isView(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsArrays));
  for (const text of [homesTable(), mixedTable(), examScores()]) {
    const { run } = await trainedState(text, { epochs: 2 });
    expect(holdsArrays(run?.outcome)).toBe(true);
    expect(holdsArrays(run?.plan)).toBe(false);
  }
});
