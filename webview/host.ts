import * as v from 'valibot';
import { viewMementoSchema, type PanelTab, type ViewMemento } from '../src/protocol/viewMessages.ts';
import type { ViewRequest, ViewVerb } from '../src/protocol/viewRequests.ts';
import { Requests } from './requests.ts';

interface VsCodeApi {
  postMessage(request: ViewRequest): void;
  setState(state: ViewMemento): void;
  /** What this page, or the one before it in the same place, has set. */
  getState(): unknown;
}

declare function acquireVsCodeApi(): VsCodeApi;

// It can be acquired once per page; nobody else may call it.
const api = acquireVsCodeApi();

let onSent: ((verb: ViewVerb) => void) | undefined;

/** What this page asks of the host. */
export const requests = new Requests((request) => {
  api.postMessage(request);
  onSent?.(request.type);
});

/** Tells of each request that is sent from now on. */
export function watchRequests(listener: (verb: ViewVerb) => void): void {
  onSent = listener;
}

/** Keeps where this view is over a reload of the window. */
export function rememberView(memento: ViewMemento): void {
  api.setState(memento);
}

/** The tab that was open before this view was hidden, moved or reloaded. */
export function recalledTab(): PanelTab {
  const memento = v.safeParse(viewMementoSchema, api.getState());
  return (memento.success ? memento.output.tab : undefined) ?? 'learn';
}
