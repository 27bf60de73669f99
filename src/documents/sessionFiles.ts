import * as vscode from 'vscode';
import { fromSavedSession, toSavedSession } from '../session/savedSession.ts';
import { message, type Message } from '../message.ts';
import { say } from '../words/say.ts';
import type { Sessions } from '../session/sessions.ts';
import { hashText } from '../platform/hashText.ts';
import { ownTurn } from '../platform/ownTurn.ts';

/** The part of a file system that is needed here. */
export type SessionFileSystem = Pick<vscode.FileSystem, 'createDirectory' | 'readFile' | 'writeFile' | 'stat' | 'rename' | 'delete'>;

/** Where sessions are kept, and who hears of what goes wrong. */
export interface SessionPlace {
  readonly folder: vscode.Uri;
  readonly fileSystem: SessionFileSystem;
  readonly log: Pick<vscode.LogOutputChannel, 'warn' | 'error'>;
  /** Tells the user; called once at most. */
  warn(said: Message): void;
}

/** The extension's storage of the workspace, or of the user where no folder is open. */
export function sessionPlace(context: vscode.ExtensionContext, log: SessionPlace['log']): SessionPlace {
  return {
    folder: vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'sessions'),
    fileSystem: vscode.workspace.fs,
    log,
    warn: (said) => void vscode.window.showWarningMessage(say(said)),
  };
}

/** Keeps each document's last answer in the extension's storage, so that it is there after a reload of the window. */
export class SessionFiles {
  readonly #place: SessionPlace;
  readonly #sessions: Sessions;
  readonly #loads = new Map<string, Promise<void>>();
  #saving: Promise<void> = Promise.resolve();
  #hasWarned = false;

  constructor(place: SessionPlace, sessions: Sessions) {
    this.#place = place;
    this.#sessions = sessions;
  }

  /** Saves the document's answered run, after whatever is being saved. The one that was saved before stays until this one is whole. */
  save(documentUri: string): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      // Whatever goes wrong with one model, those after it are saved.
      try {
        const state = this.#sessions.state(documentUri);
        const ledger = this.#sessions.ledger(documentUri);
        const saved = await toSavedSession(documentUri, state, ledger, ownTurn, this.#sessions.keptRuns(documentUri));
        if (saved !== undefined) await this.#replace(await this.#file(documentUri), saved);
      } catch (error) {
        this.#warn(documentUri, error);
      }
    });
    return this.#saving;
  }

  /** Writes the file beside the one that is there, and puts it in its place when it is whole: a full disk may keep a part without a word. */
  async #replace(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const { folder, fileSystem } = this.#place;
    const unfinished = file.with({ path: `${file.path}.unfinished` });
    await fileSystem.createDirectory(folder);
    try {
      await fileSystem.writeFile(unfinished, bytes);
      const { size } = await fileSystem.stat(unfinished);
      if (size !== bytes.length) throw new Error(`Only ${size} of ${bytes.length} bytes were written.`);
      await fileSystem.rename(unfinished, file, { overwrite: true });
    } catch (error) {
      // What is torn only takes the room that is missing. Where it was never made there is nothing to delete.
      await fileSystem.delete(unfinished).then(undefined, () => undefined);
      throw error;
    }
  }

  /** Brings the document's saved answer back, once, unless it has a session by now. */
  load(documentUri: string): Promise<void> {
    let load = this.#loads.get(documentUri);
    if (!load) {
      load = this.#load(documentUri);
      this.#loads.set(documentUri, load);
    }
    return load;
  }

  /** Deletes what was saved for the document, after whatever is being saved. */
  forget(documentUri: string): Promise<void> {
    // An untitled table has the name of the one that was closed: what is about to be deleted must not be read for it.
    this.#loads.set(documentUri, Promise.resolve());
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#place.fileSystem.delete(await this.#file(documentUri));
      } catch {
        // Nothing was saved.
      }
    });
    return this.#saving;
  }

  /** What was saved for the document is kept under its new URI. Its session must have been renamed already. */
  async rename(documentUri: string, newUri: string): Promise<void> {
    this.#loads.set(newUri, Promise.resolve());
    await this.save(newUri);
    await this.forget(documentUri);
  }

  async #load(documentUri: string): Promise<void> {
    if (this.#sessions.has(documentUri)) return;
    let bytes: Uint8Array;
    try {
      bytes = await this.#place.fileSystem.readFile(await this.#file(documentUri));
    } catch {
      // No file: nothing has been trained on this document yet.
      return;
    }
    try {
      const { state, ledger, kept } = await fromSavedSession(documentUri, bytes, ownTurn);
      this.#sessions.restore(documentUri, state, ledger, kept);
    } catch (error) {
      this.#place.log.warn(`The saved model of ${documentUri} cannot be read and is ignored; train again to replace it.`, error);
    }
  }

  /** Said once per window: every training after it would say the same. */
  #warn(documentUri: string, error: unknown): void {
    this.#place.log.error(`The model of ${documentUri} could not be saved; it is lost when the window closes.`, error);
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#place.warn(
      message(
        'Neuron could not save the model: it works now, but will be gone when the window closes. Is the disk full or write-protected? The log "Neuron" says more.',
      ),
    );
  }

  async #file(documentUri: string): Promise<vscode.Uri> {
    return vscode.Uri.joinPath(this.#place.folder, `${await hashText(documentUri)}.neuron`);
  }
}
