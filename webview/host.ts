import type { PanelTab, ViewIntent, ViewMemento } from '../src/protocol/viewMessages.ts';

interface VsCodeApi {
  postMessage(message: ViewIntent): void;
  setState(state: ViewMemento): void;
  /** What this page, or the one before it in the same place, has set. */
  getState(): Partial<ViewMemento> | undefined;
}

declare function acquireVsCodeApi(): VsCodeApi;

// It can be acquired once per page; nobody else may call it.
const api = acquireVsCodeApi();

/** Tells the host what the user wants. */
export function sendIntent(intent: ViewIntent): void {
  api.postMessage(intent);
}

/** Keeps where this view is over a reload of the window. */
export function rememberView(memento: ViewMemento): void {
  api.setState(memento);
}

/** The tab that was open before this view was hidden, moved or reloaded. */
export function recalledTab(): PanelTab {
  return api.getState()?.tab ?? 'model';
}
