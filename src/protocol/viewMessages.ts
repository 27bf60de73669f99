import * as v from 'valibot';
import type { PictureName } from './pictures.ts';
import type { SessionEvent, SessionState } from './sessionState.ts';
import type { ViewReply } from './viewRequests.ts';

/** The same app is shown in the panel and, smaller, in the sidebar. */
export type ViewPlace = 'panel' | 'sidebar';

/** What a view needs to know beside the session. */
export interface ViewContext {
  readonly documentUri: string;
  readonly fileName: string;
  /** How long the epochs of a finished run are played, 0 for not at all: `neuron.playbackSeconds`. */
  readonly playbackSeconds: number;
  /** True where each row of the table has its answer behind it in the editor: `neuron.lineAnswers`. */
  readonly hasLineAnswers?: boolean;
  /** True while the document's panel can be seen, which shows the network already. */
  readonly isPanelVisible?: boolean;
}

/** What the host tells a view of its session: everything when it appears (or looks at another document), then what changes. */
export type SessionUpdate =
  | {
      readonly type: 'snapshot';
      readonly context: ViewContext;
      readonly state: SessionState;
      /** True when the newest run was started in this window and this view has not shown it yet: its epochs are to be played. */
      readonly isNews: boolean;
    }
  | { readonly type: 'event'; readonly event: SessionEvent }
  | { readonly type: 'contextChanged'; readonly context: ViewContext }
  /** The row that is looked at in the file is the one that spans this document line (0-based); none where it is absent. */
  | { readonly type: 'rowPointed'; readonly line?: number; readonly chosenFor?: RowChoice }
  /** The user wants to keep a picture. */
  | { readonly type: 'pictureWanted'; readonly name: PictureName };

/** What a row was chosen for, where it was not only passed by: to be looked at, or to be asked about with other values. */
export type RowChoice = 'look' | 'whatIf';

/** What the host sends a view. No reply to what was asked before a snapshot comes after it. */
export type ViewUpdate = SessionUpdate | { readonly type: 'reply'; readonly reply: ViewReply };

/** What a view keeps over a reload of the window (`setState`): where it was, never the data. */
export const viewMementoSchema = v.object({
  documentUri: v.string(),
  /** True when a run that ends with the window was going on when the page last heard from the host. */
  isRunning: v.boolean(),
  /** The open tab of the panel; one of an earlier version does not count. */
  tab: v.fallback(v.optional(v.picklist(['learn', 'rows', 'data', 'trust', 'use'])), undefined),
});

export type ViewMemento = v.InferOutput<typeof viewMementoSchema>;

/** The parts of the panel that are shown one at a time. */
export type PanelTab = NonNullable<ViewMemento['tab']>;
