import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterCount, type Architecture } from '../../../src/network/architecture.ts';
import { layoutGraph, type GraphLayout, type PlacedLayer } from '../../../webview/graph/graphLayout.ts';
import { graphLines, layerScales, lineStyle } from '../../../webview/graph/graphLines.ts';
import { neighbour } from '../../../webview/graph/neighbour.ts';
import { pillHeight, placePills } from '../../../webview/graph/placePills.ts';
import { showIndexes } from '../../../webview/graph/shownIndexes.ts';

function network(inputs: number, hidden: readonly number[], outputs = 1): Architecture {
  const output = { units: outputs, activation: outputs === 1 ? ('sigmoid' as const) : ('softmax' as const) };
  return { inputs, layers: [...hidden.map((units) => ({ units, activation: 'relu' as const })), output] };
}

const networks = fc.tuple(
  fc.integer({ min: 1, max: 80 }),
  fc.array(fc.integer({ min: 1, max: 1024 }), { maxLength: 6 }),
  fc.integer({ min: 1, max: 60 }),
);
const spaces = fc.record({
  direction: fc.constantFrom('right' as const, 'down' as const),
  extraWidth: fc.integer({ min: 0, max: 600 }),
  nameWidth: fc.integer({ min: 5, max: 170 }),
  answerWidth: fc.integer({ min: 20, max: 150 }),
});

function layouts() {
  return fc.tuple(networks, spaces).map(([[inputs, hidden, outputs], { direction, extraWidth, nameWidth, answerWidth }]) => {
    const architecture = network(inputs, hidden, outputs);
    const width = (direction === 'right' ? 520 : 228) + extraWidth;
    return { architecture, layout: layoutGraph({ architecture, direction, width, nameWidth, rangeWidth: 60, answerWidth }) };
  });
}

const shownCount = ({ nodes, gap }: PlacedLayer) => nodes.length + (gap?.hidden ?? 0);

describe('layout', () => {
  test('every circle lies inside of the picture, and none on its neighbour', () => {
    fc.assert(
      fc.property(layouts(), ({ layout }) => {
        for (const { nodes, bias } of layout.layers) {
          for (const { x, y, r } of bias ? [...nodes, bias] : nodes) {
            expect(x - r).toBeGreaterThanOrEqual(0);
            expect(x + r).toBeLessThanOrEqual(layout.width);
            expect(y - r).toBeGreaterThanOrEqual(0);
            expect(y + r).toBeLessThanOrEqual(layout.height);
          }
          for (let i = 1; i < nodes.length; i++) {
            expect(Math.hypot(nodes[i].x - nodes[i - 1].x, nodes[i].y - nodes[i - 1].y)).toBeGreaterThanOrEqual(
              nodes[i].r + nodes[i - 1].r,
            );
          }
        }
      }),
    );
  });

  test('every node is drawn or counted as left out', () => {
    fc.assert(
      fc.property(layouts(), ({ architecture, layout }) => {
        expect(layout.layers.map(shownCount)).toEqual([architecture.inputs, ...architecture.layers.map(({ units }) => units)]);
      }),
    );
  });

  test('60 inputs are elided in the middle', () => {
    expect(showIndexes(60, 10)).toEqual({ indexes: [0, 1, 2, 3, 4, 56, 57, 58, 59], before: 5, hidden: 51 });
    expect(showIndexes(10, 10)).toMatchObject({ hidden: 0 });
  });

  test('names of several outputs stand slanted where they have no room beside each other, and stay inside', () => {
    const space = { direction: 'down' as const, width: 320, nameWidth: 40, rangeWidth: 40, architecture: network(2, [], 8) };
    const slanted = layoutGraph({ ...space, answerWidth: 100 });
    expect(slanted.areAnswersSlanted).toBe(true);
    const last = slanted.layers[1].nodes.at(-1);
    expect((last?.x ?? Infinity) + 100 * 0.71 * 0.8).toBeLessThanOrEqual(320);
    expect(slanted.height - (last?.y ?? Infinity)).toBeGreaterThan(100 * 0.71);
    expect(layoutGraph({ ...space, answerWidth: 20 }).areAnswersSlanted).toBe(false);
  });

  test('only a network of one neuron is drawn large', () => {
    const space = { direction: 'right' as const, width: 600, nameWidth: 40, rangeWidth: 40, answerWidth: 80 };
    expect(layoutGraph({ ...space, architecture: network(2, []) }).isSingle).toBe(true);
    expect(layoutGraph({ ...space, architecture: network(2, [1]) }).isSingle).toBe(false);
    expect(layoutGraph({ ...space, architecture: network(2, [], 3) }).isSingle).toBe(false);
  });
});

describe('lines', () => {
  test('a line between every two drawn neighbours, and a bias for every drawn neuron, each with its own weight', () => {
    fc.assert(
      fc.property(layouts(), ({ architecture, layout }) => {
        const lines = graphLines(architecture, layout);
        const counts = layout.layers.map(({ nodes }) => nodes.length);
        expect(lines.length).toBe(counts.slice(1).reduce((sum, count, i) => sum + count * (counts[i] + 1), 0));
        const indexes = new Set(lines.map(({ weightIndex }) => weightIndex));
        expect(indexes.size).toBe(lines.length);
        expect(Math.max(...indexes)).toBeLessThan(parameterCount(architecture));
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      }),
      { numRuns: 40 },
    );
  });

  test('weights are found where Keras has them', () => {
    const architecture = network(2, [3]);
    const layout = layoutGraph({ architecture, direction: 'right', width: 600, nameWidth: 40, rangeWidth: 40, answerWidth: 80 });
    const indexOf = (key: string) => graphLines(architecture, layout).find((line) => line.key === key)?.weightIndex;
    expect(indexOf('1:1:2')).toBe(5);
    expect(indexOf('1:bias:0')).toBe(6);
    expect(indexOf('2:1:0')).toBe(10);
    expect(indexOf('2:bias:0')).toBe(12);
    expect(layerScales(architecture, Float32Array.of(1, -4, 2, 0, 0, 0, 9, 9, 9, 0.5, 0, -0.25, 7))).toEqual([4, 0.5]);
  });

  test('a heavier weight is never drawn thinner or fainter', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.constantFrom(2, 40, 400),
        (a, b, count) => {
          const lighter = lineStyle(Math.min(a, b), count);
          const heavier = lineStyle(-Math.max(a, b), count);
          expect(heavier.width).toBeGreaterThanOrEqual(lighter.width);
          expect(heavier.opacity).toBeGreaterThanOrEqual(lighter.opacity);
          expect(heavier.opacity).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

test('numbers on lines never cover each other or a circle', () => {
  fc.assert(
    fc.property(layouts(), ({ architecture, layout }) => {
      const requests = graphLines(architecture, layout).map((line) => ({ ...line, width: 50 }));
      const circles = layout.layers.flatMap(({ nodes }) => nodes);
      const pills = placePills(requests.slice(0, 60), circles);
      pills.forEach((a, i) => {
        for (const b of pills.slice(0, i)) expect(Math.abs(a.x - b.x) >= 50 || Math.abs(a.y - b.y) >= pillHeight).toBe(true);
        for (const { x, y, r } of circles) expect(Math.hypot(a.x - x, a.y - y)).toBeGreaterThan(r);
      });
    }),
    { numRuns: 30 },
  );
});

test('arrow keys go to the neighbour that stands there', () => {
  const architecture = network(2, [3]);
  const layout: GraphLayout = layoutGraph({ architecture, direction: 'right', width: 600, nameWidth: 40, rangeWidth: 40, answerWidth: 80 });
  expect(neighbour(layout, { layer: 1, index: 1 }, 'ArrowDown')).toEqual({ layer: 1, index: 2 });
  expect(neighbour(layout, { layer: 1, index: 2 }, 'ArrowDown')).toBeUndefined();
  expect(neighbour(layout, { layer: 1, index: 1 }, 'ArrowRight')).toEqual({ layer: 2, index: 0 });
  expect(neighbour(layout, { layer: 1, index: 2 }, 'ArrowLeft')).toEqual({ layer: 0, index: 1 });
  expect(neighbour(layout, { layer: 2, index: 0 }, 'ArrowRight')).toBeUndefined();
  expect(neighbour(layout, { layer: 1, index: 1 }, 'Enter')).toBeUndefined();
});
