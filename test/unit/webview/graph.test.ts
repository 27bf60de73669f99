import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layerSlices, parameterCount, type Architecture } from '../../../src/network/architecture.ts';
import { listColumns, nothingUnfolded, placeAround } from '../../../webview/graph/layout/columnList.ts';
import { layoutGraph } from '../../../webview/graph/layout/graphLayout.ts';
import { graphLines, layerScales, lineStyle } from '../../../webview/graph/figures/graphLines.ts';
import { neuronsMiddle } from '../../../webview/graph/layout/layoutColumns.ts';
import { neighbour, type GraphPlace } from '../../../webview/graph/layout/neighbour.ts';
import { mostCircles, type Circle, type GraphSpace, type PlacedLayer } from '../../../webview/graph/layout/placedGraph.ts';
import { placePills } from '../../../webview/graph/layout/placePills.ts';
import { showIndexes } from '../../../webview/graph/layout/shownIndexes.ts';

function network(inputs: number, hidden: readonly number[], outputs = 1): Architecture {
  const output = { units: outputs, activation: outputs === 1 ? ('sigmoid' as const) : ('softmax' as const) };
  return { inputs, layers: [...hidden.map((units) => ({ units, activation: 'relu' as const })), output] };
}

/** One column for each input. */
function listOf(architecture: Architecture, height: number) {
  const { inputs } = architecture;
  const columns = Array.from({ length: inputs }, (_, first) => ({ column: `c${first}`, first, count: 1, reach: inputs - first }));
  if (inputs <= mostCircles) return undefined;
  const rows = listColumns(columns, nothingUnfolded, height, (input) => -input);
  return placeAround(rows, height, neuronsMiddle(architecture, height));
}

function spaceOf(architecture: Architecture, space: Partial<GraphSpace> = {}): GraphSpace {
  const height = space.height ?? 320;
  const list = listOf(architecture, height);
  return { architecture, width: 489, height, nameWidth: 60, answerWidth: 80, list, ...space };
}

const inputCounts = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(60, 2000));
/** Half of them are single neurons, which are drawn in another way. */
const networks = fc.oneof(
  fc.tuple(inputCounts, fc.constant<number[]>([]), fc.constant(1)),
  fc.tuple(inputCounts, fc.array(fc.integer({ min: 1, max: 1024 }), { maxLength: 6 }), fc.integer({ min: 1, max: 60 })),
);
const spaces = fc.record({
  width: fc.integer({ min: 276, max: 900 }),
  height: fc.integer({ min: 190, max: 460 }),
  nameWidth: fc.integer({ min: 5, max: 170 }),
  answerWidth: fc.constantFrom(0, 30, 64),
});

function layouts() {
  return fc.tuple(networks, spaces).map(([[inputs, hidden, outputs], space]) => {
    const architecture = network(inputs, hidden, outputs);
    return { architecture, layout: layoutGraph(spaceOf(architecture, space)) };
  });
}

const shownCount = ({ nodes, gap }: PlacedLayer) => nodes.length + (gap?.hidden ?? 0);

describe('layout', () => {
  test('every circle lies inside of the picture, and none on another one of its layer or on the layer before', () => {
    fc.assert(
      fc.property(layouts(), ({ layout }) => {
        for (const [i, { nodes }] of layout.layers.entries()) {
          const all = i === layout.layers.length - 1 && layout.bias ? [...nodes, layout.bias] : nodes;
          // Half a pixel above is its edge in the high-contrast themes.
          const isInside = ({ x, y, r }: Circle) => x - r >= 0 && x + r <= layout.width && y - r >= 0.5 && y + r <= layout.height;
          expect(all.filter((circle) => !isInside(circle))).toEqual([]);
          const isApart = (a: Circle, b: Circle) => Math.hypot(a.x - b.x, a.y - b.y) >= a.r + b.r;
          expect(all.slice(1).flatMap((b, k) => (isApart(all[k], b) ? [] : [{ of: b, touches: all[k] }]))).toEqual([]);
          const before = layout.layers[i - 1]?.nodes ?? [];
          expect(nodes.flatMap((a) => before.filter((b) => !(a.x - a.r > b.x + b.r)).map((b) => ({ of: a, touches: b })))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every neuron is drawn, counted as left out, or in a layer of the bar', () => {
    fc.assert(
      fc.property(layouts(), ({ architecture, layout }) => {
        const { bar } = layout;
        for (const [i, { units }] of architecture.layers.entries()) {
          const isBarred = bar !== undefined && i + 1 >= bar.from && i + 1 <= bar.to;
          expect(shownCount(layout.layers[i + 1])).toBe(isBarred ? 0 : units);
        }
      }),
    );
  });

  test('five layers and more have a bar in their middle, fewer have none', () => {
    expect(layoutGraph(spaceOf(network(2, [64, 64, 64]))).bar).toBeUndefined();
    expect(layoutGraph(spaceOf(network(2, [64, 64, 64, 64]))).bar).toMatchObject({ from: 2, to: 3 });
    expect(layoutGraph(spaceOf(network(2, [4, 4, 4, 4, 4]))).bar).toMatchObject({ from: 2, to: 4 });
  });

  test('a tall layer keeps its first units and its last one', () => {
    expect(showIndexes(18, 10)).toEqual({ indexes: [0, 1, 2, 3, 4, 5, 6, 7, 17], before: 8, hidden: 9 });
    expect(showIndexes(10, 10)).toMatchObject({ hidden: 0 });
  });

  test('the single neuron of the lesson stands where it is drawn to size', () => {
    const { layers, bias } = layoutGraph(spaceOf(network(2, []), { width: 276, nameWidth: 54, answerWidth: 0 }));
    const [neuron] = layers[1].nodes;
    expect([neuron.x, neuron.y, neuron.r].map(Math.round)).toEqual([222, 167, 40]);
    expect(layers[0].nodes.map(({ x, y, r }) => [x, y, r].map(Math.round))).toEqual([
      [97, 85, 20],
      [97, 249, 20],
    ]);
    expect(bias && [bias.x, bias.y, bias.r].map(Math.round)).toEqual([222, 269, 9]);
  });

  test('names have the room that is there without a map, and no more than it beside one', () => {
    const roomOf = (space: Parameters<typeof spaceOf>[1]) => {
      const layout = layoutGraph(spaceOf(network(6, []), { nameWidth: 130, ...space }));
      return 'nameRoom' in layout ? layout.nameRoom : undefined;
    };
    // "smokes is missing" of the sample with missing cells.
    expect(roomOf({ width: 489, answerWidth: 80 })).toBeGreaterThanOrEqual(130);
    expect(roomOf({ width: 276, answerWidth: 0 })).toBeLessThan(96);
  });

  test('the name of the bias never lies over an input', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 1, max: 8 }), (space, inputs) => {
        const { layers, bias, biasNameAt } = layoutGraph(spaceOf(network(inputs, []), space));
        if (!bias || biasNameAt === 'right') return;
        const [reach, top, bottom] = biasNameAt === 'left' ? [85, bias.y - 7, bias.y + 7] : [33, bias.y + 12, bias.y + 26];
        const isFree = ({ x, y, r }: Circle) => x + r < bias.x - reach || y + r < top || y - r > bottom;
        expect(layers[0].nodes.filter((node) => !isFree(node))).toEqual([]);
      }),
    );
  });

  test('nor does it lie over a line from an input, or over the number on it', () => {
    fc.assert(
      fc.property(spaces, fc.integer({ min: 2, max: 8 }), (space, inputs) => {
        const { layers, bias, biasNameAt, pillShare, hasTallPills } = layoutGraph(spaceOf(network(inputs, []), space));
        if (!bias || biasNameAt !== 'left') return;
        const [neuron] = layers[1].nodes;
        const isOver = (x: number, y: number, width: number, height: number) =>
          x + width / 2 > bias.x - 85 && x - width / 2 < bias.x - 15 && Math.abs(y - bias.y) < height / 2 + 6;
        for (const { x, y } of layers[0].nodes) {
          const at = (share: number) => [x + (neuron.x - x) * share, y + (neuron.y - y) * share] as const;
          expect(isOver(...at(pillShare), 40, hasTallPills ? 36 : 18)).toBe(false);
          const shares = Array.from({ length: 101 }, (_, percent) => percent / 100);
          expect(shares.filter((share) => isOver(...at(share), 0, 0))).toEqual([]);
        }
      }),
    );
  });

  test('only a network of one neuron is drawn large', () => {
    const forms = [network(2, []), network(2, [1]), network(2, [], 3), network(60, [])].map((one) => layoutGraph(spaceOf(one)).form);
    expect(forms).toEqual(['neuron', 'layers', 'layers', 'neuron']);
  });
});

describe('lines', () => {
  test('a line between every two drawn neighbours, each with its own weight', () => {
    fc.assert(
      fc.property(layouts(), ({ architecture, layout }) => {
        const lines = graphLines(architecture, layout);
        const counts = layout.layers.map(({ nodes }) => nodes.length);
        const kernel = counts.slice(1).reduce((sum, count, i) => sum + count * counts[i], 0);
        expect(lines.length).toBe(kernel + (layout.bias ? 1 : 0));
        const indexes = new Set(lines.flatMap(({ weightIndexes }) => weightIndexes));
        expect(indexes.size).toBe(lines.length);
        expect(Math.max(0, ...indexes)).toBeLessThan(parameterCount(architecture));
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      }),
      { numRuns: 40 },
    );
  });

  test('weights are found where Keras has them, and the bias of a single neuron is its last number', () => {
    const indexOf = (architecture: Architecture, key: string) =>
      graphLines(architecture, layoutGraph(spaceOf(architecture))).find((line) => line.key === key)?.weightIndexes;
    expect(indexOf(network(2, [3]), '1:1:2')).toEqual([5]);
    expect(indexOf(network(2, [3]), '1:0:1')).toEqual([1]);
    expect(indexOf(network(2, [3, 4]), '2:1:3')).toEqual([9 + 1 * 4 + 3]);
    expect(indexOf(network(2, [3]), '2:1:0')).toEqual([10]);
    expect(indexOf(network(2, []), '1:bias:0')).toEqual([2]);
    const weights = Float32Array.of(1, -4, 2, 0, 0, 0, 9, 9, 9, 0.5, 0, -0.25, 7);
    expect(layerScales(network(2, [3]), weights)).toEqual([4, 0.5]);
    expect(layerSlices(network(2, [3])).at(-1)?.biasStart).toBe(12);
  });

  test('a heavier weight is never drawn thinner or fainter', () => {
    const share = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.constantFrom(2, 40, 400), (a, b, count) => {
        const lighter = lineStyle(Math.min(a, b), count);
        const heavier = lineStyle(-Math.max(a, b), count);
        expect(heavier.width).toBeGreaterThanOrEqual(lighter.width);
        expect(heavier.opacity).toBeGreaterThanOrEqual(lighter.opacity);
        expect(heavier.opacity).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('numbers on lines never cover each other or a circle', () => {
  fc.assert(
    fc.property(layouts(), fc.constantFrom(20, 38), ({ architecture, layout }, height) => {
      const lines = graphLines(architecture, layout).slice(0, 60);
      const circles = layout.layers.flatMap(({ nodes }) => nodes);
      const pills = placePills(
        lines.map((line) => ({ ...line, width: 50, height, share: layout.pillShare })),
        circles,
      );
      pills.forEach((a, i) => {
        const isApart = (b: typeof a) => Math.abs(a.x - b.x) >= 50 || Math.abs(a.y - b.y) >= height;
        const isOutside = ({ x, y, r }: Circle) => Math.hypot(a.x - x, a.y - y) > r;
        const covered = { pills: pills.slice(0, i).filter((b) => !isApart(b)), circles: circles.filter((of) => !isOutside(of)) };
        expect({ of: a, ...covered }).toEqual({ of: a, pills: [], circles: [] });
      });
    }),
    { numRuns: 30 },
  );
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('every weight of %i inputs has its number on its line beside a map', (inputs) => {
  const architecture = network(inputs, []);
  const layout = layoutGraph(spaceOf(architecture, { width: 276, nameWidth: 54, answerWidth: 0 }));
  const [neuron] = layout.layers[1].nodes;
  const requests = layout.layers[0].nodes.map(({ x, y, index }) => ({
    ...{ key: String(index), x1: x, y1: y, x2: neuron.x, y2: neuron.y },
    ...{ width: 46, height: layout.hasTallPills ? 38 : 20, share: layout.pillShare },
  }));
  const placed = placePills(
    requests,
    layout.layers.flatMap(({ nodes }) => nodes),
  );
  expect(placed.length).toBe(inputs);
});

describe('arrow keys', () => {
  const architecture = network(2, [3]);
  const layout = layoutGraph(spaceOf(architecture));
  const lines = graphLines(architecture, layout);
  const node = (layer: number, index: number): GraphPlace => ({ type: 'node', node: { layer, index } });
  const after = (from: GraphPlace, ...keys: string[]) =>
    keys.reduce<GraphPlace | undefined>((place, key) => place && neighbour(layout, lines, place, key), from);

  test('↑ and ↓ stay in the layer, → and ← go over a line to its other end', () => {
    expect(after(node(1, 1), 'ArrowDown')).toEqual(node(1, 2));
    expect(after(node(1, 2), 'ArrowDown')).toBeUndefined();
    expect(after(node(1, 1), 'ArrowRight')).toEqual({ type: 'line', key: '2:1:0', cameFrom: 'start' });
    expect(after(node(1, 1), 'ArrowRight', 'ArrowRight')).toEqual(node(2, 0));
    expect(after(node(1, 0), 'ArrowLeft')).toMatchObject({ key: '1:0:0', cameFrom: 'end' });
    expect(after(node(1, 0), 'ArrowLeft', 'ArrowLeft')).toEqual(node(0, 0));
    expect(after(node(2, 0), 'ArrowRight')).toBeUndefined();
    expect(after(node(1, 1), 'Enter')).toBeUndefined();
  });

  test('on a line ↑ and ↓ go through the lines of the node that was come from', () => {
    expect(after(node(0, 0), 'ArrowRight', 'ArrowDown')).toMatchObject({ key: '1:0:1' });
    expect(after(node(2, 0), 'ArrowLeft', 'ArrowUp')).toMatchObject({ key: '2:0:0' });
    const single = network(2, []);
    const singleLayout = layoutGraph(spaceOf(single));
    const from: GraphPlace = { type: 'line', key: '1:1:0', cameFrom: 'end' };
    expect(neighbour(singleLayout, graphLines(single, singleLayout), from, 'ArrowDown')).toMatchObject({ key: '1:bias:0' });
  });
});
