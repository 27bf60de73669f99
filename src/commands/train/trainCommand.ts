import type * as vscode from 'vscode';
import { message } from '../../message.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import { checkTrainOptions } from '../../run/options/checkTrainOptions.ts';
import type { TrainOptions } from '../../run/options/trainOptions.ts';
import { InOrderAsked } from '../../session/inOrderAsked.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import type { TrainingSummary } from '../../session/trainingSummary.ts';
import { CancelledError, EndedError } from '../../userError.ts';
import { say } from '../../words/say.ts';
import { rememberedChoice } from './rememberedChoice.ts';
import type { SessionFiles } from '../../documents/sessionFiles.ts';
import { engineSetting, trainingSettings } from '../../documents/settings.ts';
import { openTable, type OpenedTable } from '../../documents/openedTable.ts';
import { showTable } from '../../documents/textColumn.ts';

/** The result of `neuron.train`: the summary with its warnings in the language of the window. */
export interface LocalizedSummary extends Omit<TrainingSummary, 'warnings'> {
  readonly warnings: readonly string[];
}

/** A table and its content at one moment. */
interface ReadTable {
  readonly table: OpenedTable;
  readonly source: TableSource;
}

/** Opens the panel of a document. */
export type ShowPanel = (documentUri: string) => void;

/** Trains on tables, for commands, panels and other extensions. */
export class TrainCommand {
  readonly #runs: TrainingRuns;
  readonly #sessions: Sessions;
  readonly #files: SessionFiles;
  readonly #showPanel: ShowPanel;
  readonly #order = new InOrderAsked();

  constructor(runs: TrainingRuns, sessions: Sessions, files: SessionFiles, showPanel: ShowPanel) {
    this.#runs = runs;
    this.#sessions = sessions;
    this.#files = files;
    this.#showPanel = showPanel;
  }

  /**
   * `neuron.train`: trains on the document as the editor shows it. Absent options come from the settings; without any options, the last choice of
   * columns is kept. The panel opens as soon as the table has been read, unless `show` is false. Rejects without changes when it cannot train,
   * and when a later call for the table starts first. When aborted, it resolves with what was learned until then.
   */
  async train(uri: vscode.Uri, options: unknown, signal?: AbortSignal): Promise<LocalizedSummary> {
    const { show = true, ...asked } = checkTrainOptions(options ?? {});
    return this.#order.start(
      uri.toString(),
      () => this.#prepare(uri, show),
      (prepared) => this.#train(prepared, show, options === undefined ? undefined : asked, signal),
      () => new EndedError(message('This training was replaced by a newer one on the same table.')),
    );
  }

  /** Shows the table, restores its model and reads it. */
  async #prepare(uri: vscode.Uri, show: boolean): Promise<ReadTable> {
    const table = await openTable(uri);
    // Rows can only be hovered in an editor. A file too large to be shared is slow to open, so that is left to the user.
    if (show && table.document) await showTable(table.document);
    await this.#files.load(table.uri.toString());
    return { table, source: await table.readSource() };
  }

  async #train(
    { table, source }: ReadTable,
    show: boolean,
    asked: TrainOptions | undefined,
    signal: AbortSignal | undefined,
  ): Promise<LocalizedSummary> {
    if (signal?.aborted) throw new CancelledError();
    const documentUri = table.uri.toString();
    const stop = () => this.#runs.stop(documentUri);
    signal?.addEventListener('abort', stop);
    const unsubscribe = this.#sessions.subscribe((changedUri, event) => {
      if (show && changedUri === documentUri && event.type === 'planned') this.#showPanel(documentUri);
    });
    try {
      const summary = await this.#runs.train({
        documentUri,
        source,
        options: asked ?? rememberedChoice(this.#sessions.state(documentUri), table.document),
        settings: trainingSettings(table.uri),
        engine: engineSetting(table.uri),
      });
      return { ...summary, warnings: summary.warnings.map(say) };
    } finally {
      unsubscribe();
      signal?.removeEventListener('abort', stop);
    }
  }
}
