import * as vscode from 'vscode';
import { isModelUri, openModelFile } from '../../documents/modelFiles.ts';
import { openTable } from '../../documents/openedTable.ts';
import type { SessionFiles } from '../../documents/sessionFiles.ts';
import { engineSetting } from '../../documents/settings.ts';
import { message } from '../../message.ts';
import { optionTable } from '../../options/optionTable.ts';
import { isRunning } from '../../protocol/sessionState.ts';
import { checkFrozen } from '../../run/history/frozenOf.ts';
import { continuationPoint } from '../../run/history/continuationPoint.ts';
import type { Continuation } from '../../run/runPlan.ts';
import type { HandWeights } from '../../session/handWeights.ts';
import type { ContinuableRun } from '../../session/continuableRun.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { writeCount } from '../../writeNumber.ts';
import { say } from '../../words/say.ts';
import { chooseTableFile } from '../choose/chooseTableFile.ts';
import type { ShowPanel, LocalizedSummary } from './trainCommand.ts';

/** The user is asked for what is absent, or the default is taken. */
export interface ContinueOptions {
  /** Further epochs: by default as many as before. */
  readonly epochs?: number;
  /** The table to continue on, for a model from a file. */
  readonly table?: vscode.Uri;
  /** Units to freeze; by default those that were frozen before. */
  readonly frozen?: NonNullable<Continuation['frozen']>;
  /** The weights to start from, where some were changed by hand. */
  readonly edited?: HandWeights;
  readonly show?: boolean;
}

const title = message('Continue Training');

/** Continues the training of models, for commands and panels. */
export class ContinueCommand {
  readonly #runs: TrainingRuns;
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #showPanel: ShowPanel;

  constructor(runs: TrainingRuns, sessions: Sessions, files: SessionFiles, showPanel: ShowPanel) {
    this.#runs = runs;
    this.#sessions = sessions;
    this.#files = files;
    this.#showPanel = showPanel;
  }

  /**
   * `neuron.goOn`: trains the model of a table, or of a file on a named or chosen table, for further epochs. Rejects without changes where there
   * is no model or it does not fit the table, and with a CancelledError when the user cancels.
   */
  async run(
    uri: vscode.Uri,
    { epochs: wanted, table: other, frozen: named, edited, show = true }: ContinueOptions,
    mayAsk: boolean,
  ): Promise<LocalizedSummary> {
    const run = await this.#continuable(uri, edited);
    const { plan } = run.continued;
    const frozen = checkFrozen(plan.architecture, named ?? plan.continued?.frozen ?? []);
    const epochs = checkTotal(run, wanted ?? (mayAsk ? await askEpochs(run) : usualEpochs(run)));
    const table = await openTable(other ?? (isModelUri(uri) ? await askTable(mayAsk) : uri));
    const documentUri = table.uri.toString();
    await this.#files.load(documentUri);
    const unsubscribe = this.#sessions.subscribe((changedUri, event) => {
      if (show && changedUri === documentUri && event.type === 'planned') this.#showPanel(documentUri);
    });
    try {
      const { options, settings = {} } = run;
      const source = await table.readSource();
      const continues = { run, epochs, frozen };
      const summary = await this.#runs.train({ documentUri, source, options, settings, engine: engineSetting(table.uri), continues });
      return { ...summary, warnings: summary.warnings.map(say) };
    } finally {
      unsubscribe();
    }
  }

  async #continuable(uri: vscode.Uri, edited?: HandWeights): Promise<ContinuableRun> {
    const documentUri = uri.toString();
    if (isModelUri(uri) && !this.#sessions.has(documentUri)) await openModelFile(uri, this.#sessions);
    else await this.#files.load(documentUri);
    if (isRunning(this.#sessions.state(documentUri))) {
      throw new UserError(message('A training is running: wait until it ends, or stop it, and then continue.'));
    }
    const run = edited ? this.#sessions.continuableByHand(documentUri, edited) : this.#sessions.continuable(documentUri);
    if (run) return run;
    if (edited) throw new UserError(message('Another network answers now: change its weights, or continue without changes.'));
    throw new UserError(message('{name} has no model to continue from: train first.', { name: vscode.workspace.asRelativePath(uri) }));
  }
}

function epochsOf({ continued }: ContinuableRun): number {
  return continuationPoint(continued).epoch;
}

/** As many as before, but no more than allowed. */
function usualEpochs(run: ContinuableRun): number {
  const done = epochsOf(run);
  return Math.max(1, Math.min(done, optionTable.epochs.max - done));
}

function checkTotal(run: ContinuableRun, epochs: number): number {
  const done = epochsOf(run);
  const { max } = optionTable.epochs;
  if (Number.isInteger(epochs) && epochs >= 1 && done + epochs <= max) return epochs;
  throw new UserError(
    message('After {done} epochs, training can continue for 1 to {most} more, but not for {epochs}.', {
      ...{ done: writeCount(done), most: writeCount(max - done), epochs: String(epochs) },
    }),
  );
}

async function askEpochs(run: ContinuableRun): Promise<number> {
  const done = epochsOf(run);
  const range = { min: writeCount(1), max: writeCount(optionTable.epochs.max - done) };
  const parse = (text: string) => {
    const epochs = Number(text);
    return Number.isInteger(epochs) && epochs >= 1 && done + epochs <= optionTable.epochs.max ? epochs : undefined;
  };
  const typed = await vscode.window.showInputBox({
    title: say(title),
    prompt: say(message('How many further epochs, after {done}?', { done: writeCount(done) })),
    value: String(usualEpochs(run)),
    validateInput: (text) => (parse(text) === undefined ? say(message('A whole number from {min} to {max}', range)) : undefined),
  });
  const epochs = typed === undefined ? undefined : parse(typed);
  if (epochs === undefined) throw new CancelledError();
  return epochs;
}

async function askTable(mayAsk: boolean): Promise<vscode.Uri> {
  if (mayAsk) return chooseTableFile(title, message('Continue'));
  throw new UserError(message('neuron.goOn needs { table: URI }, the table on which the file’s model is trained further.'));
}
