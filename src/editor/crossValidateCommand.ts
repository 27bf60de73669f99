import * as v from 'valibot';
import * as vscode from 'vscode';
import type { CrossValidationScores } from '../evaluation/crossValidation.ts';
import { MOST_FOLDS } from '../protocol/trainOptions.ts';
import type { CrossValidations } from '../session/crossValidations.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TrainingRuns } from '../session/trainingRuns.ts';
import { UserError } from '../userError.ts';
import { documentSource } from './documentSource.ts';
import { openTable } from './openedTable.ts';
import type { SessionFiles } from './sessionFiles.ts';
import type { ShowPanel } from './trainCommand.ts';

/** A cross-validation that lasts longer than this is worth a notification. */
const patienceMs = 1000;

const optionsSchema = v.strictObject({
  folds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_FOLDS)), 5),
});

/** Cross-validates for whoever asks: the command, panels, other extensions. */
export class CrossValidateCommand {
  readonly #runs: TrainingRuns;
  readonly #validations: CrossValidations;
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #showPanel: ShowPanel;

  constructor(runs: TrainingRuns, validations: CrossValidations, sessions: Sessions, files: SessionFiles, showPanel: ShowPanel) {
    this.#runs = runs;
    this.#validations = validations;
    this.#sessions = sessions;
    this.#files = files;
    this.#showPanel = showPanel;
  }

  /**
   * `neuron.crossValidate`: trains the document's last answer again, once for each of 5 folds of its rows (`folds`: 2 to 20), and tests on the
   * fold that was left out. Without options the panel opens, which shows it. Rejects when there is no answer, when the table has changed
   * since, when a fold cannot be trained and when it is cancelled.
   */
  async run(uri: vscode.Uri, options: unknown): Promise<CrossValidationScores> {
    const { folds } = checkOptions(options);
    const table = await openTable(uri);
    const documentUri = table.uri.toString();
    const name = vscode.workspace.asRelativePath(table.uri);
    if (!table.document) {
      throw new UserError(`${name} is larger than 50 MB: with so many rows to test on, cross-validation has nothing to add.`);
    }
    await this.#files.load(documentUri);
    if (options === undefined) this.#showPanel(documentUri);
    const source = await documentSource(table.document);
    const drift = await this.#runs.compare(documentUri, source);
    if (drift && drift.changed + drift.added + drift.removed > 0) {
      throw new UserError(`${name} has changed since it was trained on. Train again, and cross-validate then.`);
    }
    const scores = this.#validations.run({ documentUri, source, folds });
    const timer = setTimeout(() => this.#showProgress(documentUri, name, scores), patienceMs);
    try {
      return await scores;
    } finally {
      clearTimeout(timer);
      await this.#files.save(documentUri);
    }
  }

  #showProgress(documentUri: string, name: string, scores: Promise<unknown>): void {
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress({ location, title: `Cross-validating ${name}`, cancellable: true }, async (progress, token) => {
      const report = () => {
        const folds = this.#sessions.state(documentUri).run?.crossValidation;
        if (folds) progress.report({ message: `${folds.scored.length} of ${folds.folds} folds are scored` });
      };
      report();
      const unsubscribe = this.#sessions.subscribe((uri, { type }) => {
        if (uri === documentUri && type === 'foldScored') report();
      });
      token.onCancellationRequested(() => this.#validations.cancel(documentUri));
      // Whoever has asked hears of a failure.
      await scores.catch(() => undefined);
      unsubscribe();
    });
  }
}

function checkOptions(options: unknown): v.InferOutput<typeof optionsSchema> {
  const checked = v.safeParse(optionsSchema, options ?? {});
  if (checked.success) return checked.output;
  throw new UserError(`neuron.crossValidate cannot use these options: ${checked.issues[0].message}`);
}
