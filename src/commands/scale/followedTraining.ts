import * as vscode from 'vscode';
import { exists } from '../../documents/fileBeside.ts';
import { message, type Message } from '../../message.ts';
import type { RowLedger } from '../../model/rowLedger.ts';
import type { WorkerRequest } from '../../protocol/workerMessages.ts';
import { unexpected, type Failure } from '../../run/findings/failure.ts';
import { HistoryReader, type HistoryReport } from '../../scale/historyReader.ts';
import { outcomeOf } from '../../scale/outcome.ts';
import type { ScaleRecipe } from '../../scale/recipe.ts';
import { readScaledModel } from '../../scale/scaledModel.ts';
import { scaleFiles } from '../../scale/scaleFolder.ts';
import type { CarryRun } from '../../session/trainingRuns.ts';
import type { Job } from '../../session/workerPool.ts';
import { UserError } from '../../userError.ts';
import { say } from '../../words/say.ts';

/** Interval of polling: not every file system reports changes made by others. */
const LOOK_MS = 1000;
/** train.py gives a sign of life every two seconds. */
const MOST_SILENT_MS = 30_000;

/** The files that a folder of a training at scale contains from the start. */
export interface ScaleFolder {
  readonly uri: vscode.Uri;
  readonly recipe: ScaleRecipe;
  /** The weights before the first epoch, flat as in `layerSlices`. */
  readonly initial: Float32Array<ArrayBuffer>;
  readonly ledger: RowLedger;
}

/** Polls the files of a training at scale while it runs, on this machine or elsewhere, and reports it as a worker would. */
export class FollowedTraining implements Job {
  readonly #folder: ScaleFolder;
  readonly #runId: string;
  readonly #listener: Parameters<CarryRun>[1];
  readonly #reader: HistoryReader;
  readonly #watch: vscode.Disposable;
  readonly #mostSilentMs: number;
  /** Times and sizes of the files at the last poll. */
  #seen = '';
  #sign = { life: '', since: 0 };
  #isLooking = false;
  #ended: Extract<HistoryReport, { type: 'ended' }> | undefined;
  #isOver = false;

  /** Throws a UserError where the files do not belong together. */
  constructor(folder: ScaleFolder, runId: string, listener: Parameters<CarryRun>[1], mostSilentMs = MOST_SILENT_MS) {
    this.#folder = folder;
    this.#runId = runId;
    this.#listener = listener;
    this.#mostSilentMs = mostSilentMs;
    this.#reader = new HistoryReader(folder.recipe.plan, folder.initial, runId);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder.uri, scaleFiles.history));
    const look = () => void this.#look();
    const timer = setInterval(look, LOOK_MS);
    this.#watch = vscode.Disposable.from(watcher, watcher.onDidChange(look), watcher.onDidCreate(look), {
      dispose: () => clearInterval(timer),
    });
    queueMicrotask(look);
  }

  /** train.py looks for the stop file after each epoch. */
  post({ type }: WorkerRequest): void {
    if (type === 'stop')
      void vscode.workspace.fs.writeFile(this.#file('stop'), new Uint8Array(0)).then(undefined, (error: unknown) => this.#fail(error));
    else
      void vscode.window.showInformationMessage(
        say(message('A training at scale can be stopped, but not paused or changed while it runs.')),
      );
  }

  hold(): void {
    // It occupies no worker that others could use.
  }

  abandon(): void {
    this.#isOver = true;
    this.#watch.dispose();
  }

  async #look(): Promise<void> {
    if (this.#isLooking || this.#isOver) return;
    this.#isLooking = true;
    try {
      const now = await this.#stamp('history');
      if (now !== '' && now !== this.#seen && !this.#ended) {
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#file('history')));
        this.#seen = now;
        const reports = this.#reader.read(text);
        if (!reports) return this.#end(message('The training was started again: its files are those of another run now. Follow it again.'));
        for (const report of reports) await this.#tell(report);
      }
      if (this.#ended) await this.#deliver();
      else await this.#checkLife(now);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isLooking = false;
    }
  }

  async #tell(report: HistoryReport): Promise<void> {
    if (this.#isOver) return;
    if (report.type === 'ended') {
      this.#ended = report;
      return this.#deliver();
    }
    if (report.type === 'failed') this.abandon();
    this.#listener.onReport(report);
  }

  /** When files are copied from elsewhere, the model may arrive after the history. */
  async #deliver(): Promise<void> {
    if (this.#isOver || !this.#ended || !(await exists(this.#file('model')))) return;
    const { plan, end, last } = this.#ended;
    const { weights } = readScaledModel(await vscode.workspace.fs.readFile(this.#file('model'))).outcome;
    if (this.#isOver) return;
    this.abandon();
    const outcome = outcomeOf(plan, end, weights);
    const checkpoint = last && outcome.bestEpoch !== outcome.epochs ? { weights: last } : {};
    this.#listener.onReport({ type: 'trained', runId: this.#runId, outcome, ledger: this.#folder.ledger, checkpoint });
  }

  /** A training whose signs of life have stopped is over. */
  async #checkLife(history: string): Promise<void> {
    if (!(await exists(this.#file('alive')))) return;
    const life = `${history} ${await this.#stamp('alive')}`;
    if (life !== this.#sign.life) this.#sign = { life, since: Date.now() };
    else if (Date.now() - this.#sign.since > this.#mostSilentMs)
      this.#end(message('The training no longer responds: its first process has ended, or its machine cannot be reached. Start it again.'));
  }

  /** Empty for a missing file. */
  async #stamp(name: 'history' | 'alive'): Promise<string> {
    if (!(await exists(this.#file(name)))) return '';
    const { mtime, size } = await vscode.workspace.fs.stat(this.#file(name));
    return `${mtime} ${size}`;
  }

  #file(name: keyof typeof scaleFiles): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder.uri, scaleFiles[name]);
  }

  #end(why: Message): void {
    this.#finish({ isExpected: true, message: why });
  }

  #fail(error: unknown): void {
    this.#finish(error instanceof UserError ? { isExpected: true, message: error.said } : unexpected(error));
  }

  #finish(failure: Failure): void {
    if (this.#isOver) return;
    this.abandon();
    this.#listener.onEnd(failure);
  }
}
