import * as vscode from 'vscode';
import { fromSavedSession, toSavedSession } from '../session/savedSession.ts';
import { message, type Message } from '../message.ts';
import { say } from '../words/say.ts';
import type { Sessions } from '../session/sessions.ts';
import { hashText } from '../platform/hashText.ts';
import { ownTurn } from '../platform/ownTurn.ts';
import { createId } from '../platform/random.ts';

/** The end of the name of a file that is not complete yet. */
const UNFINISHED = '.unfinished';
/** No save takes this long. */
const LEFT_MS = 3_600_000;

/** The part of a file system that is needed here. */
export type SessionFileSystem = Pick<
  vscode.FileSystem,
  'createDirectory' | 'readDirectory' | 'readFile' | 'writeFile' | 'stat' | 'rename' | 'delete'
>;

/** Where sessions are saved, and who is told of errors. */
export interface SessionPlace {
  readonly folder: vscode.Uri;
  readonly fileSystem: SessionFileSystem;
  readonly log: Pick<vscode.LogOutputChannel, 'warn' | 'error'>;
  /** Warns the user; called once at most. */
  warn(said: Message): void;
}

/** The extension's storage for the workspace or, without a folder, for the user. */
export function sessionPlace(context: vscode.ExtensionContext, log: SessionPlace['log']): SessionPlace {
  return {
    folder: vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'sessions'),
    fileSystem: vscode.workspace.fs,
    log,
    warn: (said) => void vscode.window.showWarningMessage(say(said)),
  };
}

/** Saves each document's last answer in the extension's storage, so that it survives a reload of the window. */
export class SessionFiles {
  readonly #place: SessionPlace;
  readonly #sessions: Sessions;
  readonly #loads = new Map<string, Promise<void>>();
  #saving: Promise<void> = Promise.resolve();
  #hasWarned = false;
  #hasTidied = false;
  /** Two windows without a folder, or two tabs of a browser, save in the same place. */
  readonly #windowId = createId();

  constructor(place: SessionPlace, sessions: Sessions) {
    this.#place = place;
    this.#sessions = sessions;
  }

  /** Saves the document's answered run, after any save in progress. The previous file stays until the new one is complete. */
  save(documentUri: string): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      // A failed save must not prevent later ones.
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

  /** Writes a second file and renames it when it is complete: a full disk may truncate a file without an error. */
  async #replace(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const { folder, fileSystem } = this.#place;
    const unfinished = file.with({ path: `${file.path}.${this.#windowId}${UNFINISHED}` });
    await fileSystem.createDirectory(folder);
    await this.#tidy();
    try {
      await fileSystem.writeFile(unfinished, bytes);
      const { size } = await fileSystem.stat(unfinished);
      if (size !== bytes.length) throw new Error(`Only ${size} of ${bytes.length} bytes were written.`);
      await fileSystem.rename(unfinished, file, { overwrite: true });
    } catch (error) {
      // A torn file only wastes space. If it was never created there is nothing to delete.
      await fileSystem.delete(unfinished).then(undefined, () => undefined);
      throw error;
    }
  }

  /** Deletes, once, what windows have left that ended while they saved. */
  async #tidy(): Promise<void> {
    if (this.#hasTidied) return;
    this.#hasTidied = true;
    const { folder, fileSystem, log } = this.#place;
    try {
      for (const [name] of await fileSystem.readDirectory(folder)) {
        const left = vscode.Uri.joinPath(folder, name);
        if (name.endsWith(UNFINISHED) && (await fileSystem.stat(left)).mtime < Date.now() - LEFT_MS) await fileSystem.delete(left);
      }
    } catch (error) {
      log.warn('Files that were left unfinished could not be deleted.', error);
    }
  }

  /** Restores the document's saved answer, once, unless it already has a session. */
  load(documentUri: string): Promise<void> {
    let load = this.#loads.get(documentUri);
    if (!load) {
      load = this.#load(documentUri);
      this.#loads.set(documentUri, load);
    }
    return load;
  }

  /** Deletes what was saved for the document, after any save in progress. */
  forget(documentUri: string): Promise<void> {
    // A new untitled table has the name of the closed one: a file that is about to be deleted must not be loaded for it.
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

  /** Moves the saved file to the new URI. The session must have been renamed already. */
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
      // No file: the document has never been trained on.
      return;
    }
    try {
      const { state, ledger, kept } = await fromSavedSession(documentUri, bytes, ownTurn);
      this.#sessions.restore(documentUri, state, ledger, kept);
    } catch (error) {
      this.#place.log.warn(`The saved model of ${documentUri} cannot be read and is ignored; train again to replace it.`, error);
    }
  }

  /** Once per window: every later training would fail the same way. */
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
