import { message } from '../../message.ts';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import type { CrossValidationScores } from '../../evaluation/crossValidation.ts';
import { refuseOptions } from '../../run/options/refuseOptions.ts';
import { MOST_FOLDS } from '../../run/options/trainOptions.ts';
import type { CrossValidations } from '../../session/crossValidations.ts';
import type { SeriesCommand } from './seriesCommand.ts';

const optionsSchema = v.strictObject({
  folds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_FOLDS)), 5),
});

/** Runs cross-validations for commands, panels and other extensions. */
export class CrossValidateCommand {
  readonly #series: SeriesCommand;
  readonly #validations: CrossValidations;

  constructor(series: SeriesCommand, validations: CrossValidations) {
    this.#series = series;
    this.#validations = validations;
  }

  /**
   * `neuron.crossValidate`: trains the document's answered run again, once for each of 5 folds of its rows (`folds`: 2 to 20), and tests on the
   * fold that was held out. Without options the panel opens and shows it. Rejects when there is no answer, when the table has changed since, when
   * a fold cannot be trained and when it is cancelled.
   */
  async run(uri: vscode.Uri, options: unknown): Promise<CrossValidationScores> {
    const { folds } = checkOptions(options);
    return this.#series.run(uri, options === undefined, {
      kind: 'crossValidation',
      doing: (name) => message('Cross-validating {name}', { name }),
      changed: (name) => message('{name} has changed since it was trained on. Train again, and cross-validate then.', { name }),
      tooLarge: (name) =>
        message(
          '{name} is larger than 50 MB and has very many rows, or is not on this machine: cross-validation would read it once for every fold, and with so many rows to test on it has nothing to add.',
          { name },
        ),
      start: (documentUri, source) => this.#validations.run({ documentUri, source, folds }),
      cancel: (documentUri) => this.#validations.cancel(documentUri),
      describe: ({ run }) =>
        run?.crossValidation && message('{scored} of {folds} folds are scored', { scored: run.crossValidation.scored.length, folds }),
    });
  }
}

function checkOptions(options: unknown): v.InferOutput<typeof optionsSchema> {
  const checked = v.safeParse(optionsSchema, options ?? {});
  if (!checked.success) throw refuseOptions(checked.issues, 'neuron.crossValidate');
  return checked.output;
}
