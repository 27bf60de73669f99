import { message } from '../../message.ts';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import { refuseOptions } from '../../run/options/refuseOptions.ts';
import { sweepOptionsSchema, type SweepOptions } from '../../run/options/sweepOptions.ts';
import { usualSweep } from '../../run/options/sweepSetting.ts';
import type { Sweeps, SweepSummary } from '../../session/sweeps.ts';
import type { SeriesCommand } from './seriesCommand.ts';

/** Runs sweeps for commands, panels and other extensions. */
export class SweepCommand {
  readonly #series: SeriesCommand;
  readonly #sweeps: Sweeps;

  constructor(series: SeriesCommand, sweeps: Sweeps) {
    this.#series = series;
    this.#sweeps = sweeps;
  }

  /**
   * `neuron.sweep`: trains the document's last answer again with every combination of the given values (of `hidden` and `learningRate` where none
   * are given), each `restarts` times (3), and judges them by rows that are kept for validation. Without options the panel opens, which
   * shows it. The model stays. Rejects when there is no answer, when the table has changed since, when no setting can be trained with and
   * when it is cancelled.
   */
  async run(uri: vscode.Uri, options: unknown): Promise<SweepSummary> {
    const asked = checkOptions(options);
    return this.#series.run(uri, options === undefined, {
      kind: 'sweep',
      doing: (name) => message('Trying settings on {name}', { name }),
      changed: (name) => message('{name} has changed since it was trained on. Train again, and sweep then.', { name }),
      tooLarge: (name) =>
        message('{name} is larger than 50 MB: a sweep would read it once for every training. Use a part of its rows.', { name }),
      start: (documentUri, source) => this.#sweeps.run({ documentUri, source, options: asked }),
      cancel: (documentUri) => this.#sweeps.cancel(documentUri),
      describe: ({ sweep }) =>
        sweep && message('{done} of {all} trainings are done', { done: sweep.scored.length, all: sweep.settings.length * sweep.restarts }),
    });
  }
}

function checkOptions(options: unknown): SweepOptions {
  const checked = v.safeParse(sweepOptionsSchema, options ?? {});
  if (!checked.success) throw refuseOptions(checked.issues, 'neuron.sweep', 1);
  const { restarts, ...axes } = checked.output;
  return Object.keys(axes).length > 0 ? checked.output : { ...usualSweep, restarts };
}
