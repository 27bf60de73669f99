import { describe, expect, test } from 'vitest';
import type { Architecture } from '../../../src/network/architecture.ts';
import { layoutGraph } from '../../../webview/graph/layout/graphLayout.ts';
import { placeField } from '../../../webview/graph/layout/placeField.ts';
import type { GraphLayout } from '../../../webview/graph/layout/placedGraph.ts';

function layoutOf(inputs: number, units: readonly number[], width: number, height: number): GraphLayout {
  const layers = [...units, 1].map((count) => ({ units: count, activation: 'relu' as const }));
  const architecture: Architecture = { inputs, layers };
  return layoutGraph({ architecture, width, height, nameWidth: 80, answerWidth: 0, list: undefined });
}

const weight = { isUnit: false, hasSwitch: false };

/** Nodes of which a field of this place covers more than their edge. */
function covered(layout: GraphLayout, height: number, place: string): number {
  const [isLow, isRight] = [place.startsWith('bottom'), place.endsWith('Right')];
  const isBar = place === 'top' || place === 'bottom';
  const size = isBar ? 48 : 102;
  const [left, right] = isBar ? [0, layout.width] : isRight ? [layout.width - 168, layout.width] : [0, 168];
  const edge = 4;
  const nodes = layout.layers.flatMap((layer) => layer.nodes);
  return nodes.filter(({ x, y, r }) => x + r > left && x - r < right && (isLow ? y + r - edge > height - size : y - r + edge < size))
    .length;
}

describe('the field of a weight', () => {
  test.each([
    [2, [3]],
    [2, [8, 4]],
    [3, [4]],
    [3, [8, 4]],
    [6, [16]],
    [8, [16, 16, 16]],
  ] as const)('covers no node of %i inputs and layers of %j', (inputs, units) => {
    for (const [width, height] of [
      [371, 320],
      [288, 300],
      [600, 460],
    ]) {
      const layout = layoutOf(inputs, units, width, height);
      const place = placeField(layout, height, weight);
      expect({ width, height, place, covered: covered(layout, height, place) }).toEqual({ width, height, place, covered: 0 });
    }
  });

  test('stands in a corner where one is free, on the left of few inputs', () => {
    expect(placeField(layoutOf(2, [2], 371, 460), 460, weight)).toBe('bottomLeft');
    expect(placeField(layoutOf(8, [2], 371, 320), 320, weight)).toBe('bottomRight');
  });

  test('is a low bar where each corner is taken, and above the nodes rather than over them', () => {
    const crowded = layoutOf(6, [16], 371, 320);
    expect(placeField(crowded, 320, weight)).toBe('top');
    expect(covered(crowded, 320, 'bottomRight')).toBeGreaterThan(1);
  });
});
