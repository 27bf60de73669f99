import * as v from 'valibot';
import { viewMementoSchema, type PanelTab, type ViewMemento } from '../../src/protocol/viewMessages.ts';
import type { ViewRequest, ViewVerb } from '../../src/protocol/viewRequests.ts';
import { Requests } from './requests.ts';

interface VsCodeApi {
  postMessage(request: ViewRequest): void;
  setState(state: ViewMemento): void;
  /** The state that this page, or its predecessor in the same place, has stored. */
  getState(): unknown;
}

declare function acquireVsCodeApi(): VsCodeApi;

// The API can be acquired only once per page, so nobody else may call this.
const api = acquireVsCodeApi();

let onSent: ((verb: ViewVerb) => void) | undefined;

/** The requests of this page to the host. */
export const requests = new Requests((request) => {
  api.postMessage(request);
  onSent?.(request.type);
});

/** Calls the listener for each request sent from now on. */
export function watchRequests(listener: (verb: ViewVerb) => void): void {
  onSent = listener;
}

/** Stores what this view shows, so that it survives a reload of the window. */
export function rememberView(memento: ViewMemento): void {
  api.setState(memento);
}

/** The tab that was open before this view was hidden, moved or reloaded. */
export function recalledTab(): PanelTab {
  const memento = v.safeParse(viewMementoSchema, api.getState());
  return (memento.success ? memento.output.tab : undefined) ?? 'learn';
}
