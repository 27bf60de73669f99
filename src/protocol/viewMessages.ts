import * as v from 'valibot';
import type { SessionEvent, SessionState } from './sessionState.ts';
import { adjustmentEntries, trainOptionsSchema } from '../run/trainOptions.ts';

/** The same app is shown in the panel and, smaller, in the sidebar. */
export type ViewPlace = 'panel' | 'sidebar';

/** What a view needs to know beside the session. */
export interface ViewContext {
  readonly documentUri: string;
  readonly fileName: string;
  /** How long the epochs of a finished run are played, 0 for not at all: `neuron.playbackSeconds`. */
  readonly playbackSeconds: number;
}

/** What the host tells a view: everything when it appears (or looks at another document), then what changes. */
export type ViewUpdate =
  | {
      readonly type: 'snapshot';
      readonly context: ViewContext;
      readonly state: SessionState;
      /** True when the newest run was started in this window and this view has not shown it yet: its epochs are to be played. */
      readonly isNews: boolean;
    }
  | { readonly type: 'event'; readonly event: SessionEvent }
  | { readonly type: 'contextChanged'; readonly context: ViewContext };

/** What a view asks of the host. Checked at run time: a webview is not trusted. */
export const viewIntentSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('train'), options: trainOptionsSchema }),
  v.strictObject({ type: v.literal('stop') }),
  /** Wait after the epoch that is being trained; go on; train one epoch and wait again. */
  v.strictObject({ type: v.literal('pause') }),
  v.strictObject({ type: v.literal('resume') }),
  v.strictObject({ type: v.literal('step') }),
  /** Change what may change while a run is going on; what is absent stays. */
  v.strictObject({
    type: v.literal('adjust'),
    ...adjustmentEntries,
  }),
  /** Train the answer again for each fold of the rows, and end that. */
  v.strictObject({ type: v.literal('crossValidate') }),
  v.strictObject({ type: v.literal('cancelCrossValidation') }),
  /** Train it with other settings, and end that. */
  v.strictObject({ type: v.literal('sweep') }),
  v.strictObject({ type: v.literal('cancelSweep') }),
  /** From the sidebar: open the panel. */
  v.strictObject({ type: v.literal('showNetwork') }),
  /** An error in the page itself, for the log. */
  v.strictObject({ type: v.literal('crashed'), message: v.pipe(v.string(), v.maxLength(20_000)) }),
]);

export type ViewIntent = v.InferOutput<typeof viewIntentSchema>;

/** What a view asks of the run that is going on. */
export type RunCommand = Extract<ViewIntent, { type: 'pause' | 'resume' | 'step' | 'adjust' }>;

/** What a view keeps over a reload of the window (`setState`): where it was, never the data. */
export const viewMementoSchema = v.object({
  documentUri: v.string(),
  /** True when a run was going on when the page last heard from the host. */
  isRunning: v.boolean(),
  /** The open tab of the panel. */
  tab: v.optional(v.picklist(['model', 'data'])),
});

export type ViewMemento = v.InferOutput<typeof viewMementoSchema>;

/** The parts of the panel that are shown one at a time. */
export type PanelTab = NonNullable<ViewMemento['tab']>;
