import * as vscode from 'vscode';
import { exists, fileBeside } from '../../documents/fileBeside.ts';
import { openTable } from '../../documents/openedTable.ts';
import type { SessionFiles } from '../../documents/sessionFiles.ts';
import { engineSetting, trainingSettings } from '../../documents/settings.ts';
import { message } from '../../message.ts';
import { checkTrainOptions } from '../../run/options/checkTrainOptions.ts';
import { plannedFiles, scalePrograms } from '../../scale/scaleFolder.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { TrainingRuns } from '../../session/trainingRuns.ts';
import type { TrainingSummary } from '../../session/trainingSummary.ts';
import { CancelledError, UserError } from '../../userError.ts';
import { say } from '../../words/say.ts';
import { rememberedChoice } from '../train/rememberedChoice.ts';
import type { ShowPanel } from '../train/trainCommand.ts';
import { FollowedTraining } from './followedTraining.ts';
import type { FollowedFolders } from './followedFolders.ts';
import { runInTerminal } from './runInTerminal.ts';
import { FolderWriter, placeOfTable, readScaleFolder, tableOfFolder } from './scaleFolder.ts';

/** Options and place of a training at scale. */
export interface ScaleOptions {
  readonly to?: vscode.Uri;
  readonly options?: object;
}

/** What a training at scale works with. */
export interface ScaleServices {
  readonly runs: TrainingRuns;
  readonly sessions: Sessions;
  readonly files: SessionFiles;
  readonly followed: FollowedFolders;
  /** Neuron and its version. */
  readonly maker: string;
  /** The folder with the programs. */
  readonly programs: vscode.Uri;
  /** Shows errors of a training that nobody waits for. */
  readonly showError: (error: unknown) => void;
}

/** Writes trainings for other machines, and follows their progress. */
export class ScaleCommand {
  readonly #services: ScaleServices;
  readonly #showPanel: ShowPanel;

  constructor(services: ScaleServices, showPanel: ShowPanel) {
    this.#services = services;
    this.#showPanel = showPanel;
  }

  /**
   * `neuron.trainAtScale`: plans a training on the table as `neuron.train` does, and writes it as a folder for train.py. Follows the folder from
   * then on and resolves to it. Rejects, with nothing left behind, when it cannot be planned or written.
   */
  async write(table: vscode.Uri, { to, options }: ScaleOptions): Promise<vscode.Uri> {
    const folder = to ?? (await choosePlace(table));
    if (await exists(folder)) {
      throw new UserError(
        message('There is something at {name} already. Choose another place.', { name: vscode.workspace.asRelativePath(folder) }),
      );
    }
    const title = say(message('Writing a training at scale'));
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_, token) =>
      this.#writeFolder(table, folder, options, token),
    );
    await this.#watch(folder, this.#showPanel);
    if (!to) void offerNext(folder);
    return folder;
  }

  /**
   * `neuron.followAtScale`: shows the training in such a folder from its first epoch on, in the panel of its table. Resolves when it has ended;
   * its model is then the table's. Rejects with a UserError when it fails. Asks for the folder if none is given.
   */
  async follow(folder: vscode.Uri | undefined): Promise<TrainingSummary> {
    return (await this.#begin(folder ?? (await chooseScaleFolder()), this.#showPanel)).ended;
  }

  /** Continues to follow what was followed when the last window ended; panels that were open then are restored by themselves. */
  async followAgain(): Promise<void> {
    const { followed, showError } = this.#services;
    for (const folder of followed.before) {
      try {
        // A folder that was removed needs no message.
        if (await exists(folder)) await this.#watch(folder, () => undefined);
        else followed.forget(folder);
      } catch (error) {
        followed.forget(folder);
        showError(error);
      }
    }
  }

  /** Follows a training in the background. */
  async #watch(folder: vscode.Uri, showPanel: ShowPanel): Promise<void> {
    const { ended } = await this.#begin(folder, showPanel);
    ended.catch((error: unknown) => this.#services.showError(error));
  }

  /** Makes the training a run of the table. */
  async #begin(folderUri: vscode.Uri, showPanel: ShowPanel): Promise<{ readonly ended: Promise<TrainingSummary> }> {
    const { runs, sessions, files, followed } = this.#services;
    const folder = await readScaleFolder(folderUri);
    const documentUri = tableOfFolder(folder).toString();
    await files.load(documentUri);
    const { options, settings } = folder.recipe;
    const ended = runs.follow({ documentUri, options, settings }, (runId, listener) => new FollowedTraining(folder, runId, listener));
    const unsubscribe = sessions.subscribe((changedUri, { type }) => {
      if (changedUri === documentUri && type === 'planned') showPanel(documentUri);
    });
    const forget = followed.add(folderUri);
    return {
      ended: ended.finally(() => {
        unsubscribe();
        forget();
      }),
    };
  }

  async #writeFolder(table: vscode.Uri, folder: vscode.Uri, asked: object | undefined, token: vscode.CancellationToken): Promise<void> {
    const { runs, sessions, files, maker, programs } = this.#services;
    const opened = await openTable(table);
    const documentUri = opened.uri.toString();
    await files.load(documentUri);
    const { show: _, ...options } = asked ? checkTrainOptions(asked) : rememberedChoice(sessions.state(documentUri), opened.document);
    const settings = trainingSettings(opened.uri);
    const writer = new FolderWriter(folder);
    const request = { source: await opened.readSource(), options: { ...settings, ...options }, engine: engineSetting(opened.uri) };
    const question = runs.questions.shardTable(request, (bytes) => writer.addRows(bytes));
    const cancelling = token.onCancellationRequested(() => question.cancel());
    try {
      const { plan, initial, ledger } = await question.answer;
      await writer.finish();
      // The worker does not know about rows that are still to be written.
      if (token.isCancellationRequested) throw new CancelledError();
      const facts = { fileName: documentUri.split('/').at(-1) ?? '', table: placeOfTable(opened.uri, folder) };
      for (const name of scalePrograms) await writer.addProgram(name, programs);
      const planned = plannedFiles({ maker, ...facts, options, settings, plan }, initial, ledger);
      for (const { name, content } of planned) await writer.add(name, content);
      if (token.isCancellationRequested) throw new CancelledError();
    } catch (error) {
      if (await exists(folder)) await writer.discard();
      throw error;
    } finally {
      cancelling.dispose();
    }
  }
}

/** A folder beside the table, or one that the user chooses where the table has no place yet. */
async function choosePlace(table: vscode.Uri): Promise<vscode.Uri> {
  if (table.scheme !== 'untitled') return fileBeside(table, '_scale', '');
  const title = say(message('Train at Scale'));
  const chosen = await vscode.window.showOpenDialog({ title, canSelectFiles: false, canSelectFolders: true });
  if (!chosen) throw new CancelledError();
  return fileBeside(vscode.Uri.joinPath(chosen[0], 'table'), '_scale', '');
}

async function offerNext(folder: vscode.Uri): Promise<void> {
  const [run, reveal] = [say(message('Run in Terminal')), say(message('Show the Files'))];
  const said = say(
    message('The training was written to {name}. Run it here, or take the folder to other machines: the panel follows its history.jsonl.', {
      name: vscode.workspace.asRelativePath(folder),
    }),
  );
  const chosen = await vscode.window.showInformationMessage(said, run, reveal);
  if (chosen === run) await runInTerminal(folder);
  if (chosen === reveal) await vscode.commands.executeCommand('revealInExplorer', folder);
}

/** Asks the user for a folder. */
async function chooseScaleFolder(): Promise<vscode.Uri> {
  const title = say(message('Train at Scale'));
  const chosen = await vscode.window.showOpenDialog({ title, canSelectFiles: false, canSelectFolders: true });
  if (!chosen) throw new CancelledError();
  return chosen[0];
}
