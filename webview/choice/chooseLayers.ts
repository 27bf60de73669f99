import type { Architecture } from '../../src/network/architecture.ts';
import type { ViewStore } from '../host/viewStore.svelte.ts';
import { readField } from './fields.ts';
import { editField, noEdits } from './trainChoice.ts';
import { trainsAtOnce } from './trainsAtOnce.ts';

/** The units of the hidden layers of the next training: those of the last run, or as edited in the drawer. */
export function wantedLayers({ edits }: Pick<ViewStore, 'edits'>, { layers }: Architecture): readonly number[] {
  const text = edits.fields.get('hidden');
  const read = text === undefined ? undefined : readField('hidden', text);
  return read?.type === 'valid' && read.options.hidden ? read.options.hidden : layers.slice(0, -1).map(({ units }) => units);
}

/**
 * Changes the hidden layers as the drawer does. After a very short run the new layers are trained at once; otherwise they wait for "Train again".
 */
export function chooseLayers(store: ViewStore, hidden: readonly number[]): void {
  const isQuick = trainsAtOnce(store.session, { ...store.edits, fields: noEdits.fields });
  const isFirst = store.edits.fields.size === 0;
  store.edits = editField(store.choiceBase, store.edits, 'hidden', hidden.join(', '));
  if (isQuick && isFirst) store.train();
}
