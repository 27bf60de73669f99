import type { GraphPlace } from './layout/neighbour.ts';

/** The node or line that an event belongs to; undefined where there is none. */
export function placeUnder({ target }: Event): GraphPlace | undefined {
  if (!(target instanceof Element)) return undefined;
  const key = target.closest('[data-touch]')?.getAttribute('data-touch');
  if (key) return { type: 'line', key, cameFrom: 'start' };
  const [layer, index] = target.closest('[data-node]')?.getAttribute('data-node')?.split('-').map(Number) ?? [];
  return layer === undefined ? undefined : { type: 'node', node: { layer, index } };
}
