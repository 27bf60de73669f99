import { message } from '../../message.ts';
import type * as vscode from 'vscode';
import type { ChanceSummary } from '../../evaluation/chance.ts';
import type { ChanceTests } from '../../session/chanceTests.ts';
import type { SeriesCommand } from './seriesCommand.ts';

/** With this many trainings, p-values go down to one in a hundred. */
const CHANCE_TRAININGS = 100;

/** Tests results against chance, for commands, panels and other extensions. */
export class ChanceTestCommand {
  readonly #series: SeriesCommand;
  readonly #tests: ChanceTests;

  constructor(series: SeriesCommand, tests: ChanceTests) {
    this.#series = series;
    this.#tests = tests;
  }

  /**
   * Trains the document's answered run again 100 times, each time with the target shuffled among the rows. Rejects when there is no answer, when
   * the table has changed since, when it cannot be trained and when it is cancelled.
   */
  async run(uri: vscode.Uri): Promise<ChanceSummary> {
    return this.#series.run(uri, false, {
      kind: 'chanceTest',
      doing: (name) => message('Testing chance on {name}', { name }),
      changed: (name) => message('{name} has changed since it was trained on. Train again, and test chance then.', { name }),
      tooLarge: (name) => message('{name} is larger than 50 MB: with so many rows nothing is learned from shuffled answers.', { name }),
      start: (documentUri, source) => this.#tests.run({ documentUri, source, trainings: CHANCE_TRAININGS }),
      cancel: (documentUri) => this.#tests.cancel(documentUri),
      describe: ({ run }) =>
        run?.chanceTest && message('{done} of {all} trainings are done', { done: run.chanceTest.scored.length, all: CHANCE_TRAININGS }),
    });
  }
}
