import * as v from 'valibot';
import type { PictureName } from './pictures.ts';
import type { SessionEvent, SessionState } from './sessionState.ts';
import type { ViewReply } from './viewRequests.ts';

/** The same app is shown in the panel and, smaller, in the sidebar. */
export type ViewPlace = 'panel' | 'sidebar';

/** What a view needs to know besides the session. */
export interface ViewContext {
  readonly documentUri: string;
  readonly fileName: string;
  /** How long the playback of a finished run's epochs takes in seconds; 0 for none (`neuron.playbackSeconds`). */
  readonly playbackSeconds: number;
  /** True if the editor shows each row's answer behind it (`neuron.lineAnswers`). */
  readonly hasLineAnswers?: boolean;
  /** True while the document's panel is visible, which already shows the network. */
  readonly isPanelVisible?: boolean;
}

/** What the host sends a view about its session: a snapshot when it appears or switches to another document, then changes. */
export type SessionUpdate =
  | {
      readonly type: 'snapshot';
      readonly context: ViewContext;
      readonly state: SessionState;
      /** True if the newest run was started in this window and this view has not shown it yet: its epochs are played. */
      readonly isNews: boolean;
    }
  | { readonly type: 'event'; readonly event: SessionEvent }
  | { readonly type: 'contextChanged'; readonly context: ViewContext }
  /** The row of this document line (0-based) is being looked at in the file; absent for no row. */
  | { readonly type: 'rowPointed'; readonly line?: number; readonly chosenFor?: RowChoice }
  /** The user wants to save a picture. */
  | { readonly type: 'pictureWanted'; readonly name: PictureName };

/** Epochs of the run that is being trained. */
export interface EpochsUpdate {
  readonly type: 'event';
  readonly event: Extract<SessionEvent, { readonly type: 'epochs' }>;
}

/** True for the updates that come many times a second while a network learns. */
export function isEpochs(update: ViewUpdate): update is EpochsUpdate {
  return update.type === 'event' && update.event.type === 'epochs';
}

/** Why a row was chosen, rather than just passed: to be looked at, or to try other values. */
export type RowChoice = 'look' | 'whatIf';

/** What the host sends a view. Replies to requests from before a snapshot are not sent after it. */
export type ViewUpdate = SessionUpdate | { readonly type: 'reply'; readonly reply: ViewReply };

/** What a view keeps when the window reloads (`setState`): its position, never data. */
export const viewMementoSchema = v.object({
  documentUri: v.string(),
  /** True if a run that ends with the window was going on when the page last heard from the host. */
  isRunning: v.boolean(),
  /** The open tab of the panel; an unknown one from another version is ignored. */
  tab: v.fallback(v.optional(v.picklist(['learn', 'rows', 'data', 'trust', 'use'])), undefined),
});

export type ViewMemento = v.InferOutput<typeof viewMementoSchema>;

/** The tabs of the panel. */
export type PanelTab = NonNullable<ViewMemento['tab']>;
