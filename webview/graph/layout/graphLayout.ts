import { layoutColumns } from './layoutColumns.ts';
import { layoutLayers } from './layoutLayers.ts';
import { layoutNeuron } from './layoutNeuron.ts';
import { isNeuron, type GraphLayout, type GraphSpace } from './placedGraph.ts';

/** Places every circle of the network. Depends on the space alone, not on the weights. */
export function layoutGraph(space: GraphSpace): GraphLayout {
  if (space.list) return layoutColumns(space, space.list);
  return isNeuron(space.architecture) ? layoutNeuron(space) : layoutLayers(space);
}
