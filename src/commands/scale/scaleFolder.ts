import * as vscode from 'vscode';
import { message } from '../../message.ts';
import { readRecipe } from '../../scale/recipe.ts';
import { rowsFile, scaleFiles, unpackLedger, unpackWeights, type scalePrograms } from '../../scale/scaleFolder.ts';
import { UserError } from '../../userError.ts';
import { unwrittenFile } from '../../unwrittenFile.ts';
import type { ScaleFolder } from './followedTraining.ts';

/** Reads the folder of a training at scale. Rejects with a UserError for any other folder, or an incomplete one. */
export async function readScaleFolder(uri: vscode.Uri): Promise<ScaleFolder> {
  const read = async (name: string) => {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, name));
    } catch {
      const place = { name, folder: vscode.workspace.asRelativePath(uri) };
      throw new UserError(message('There is no {name} in {folder}: choose a folder that "Train at Scale…" has written.', place));
    }
  };
  const recipe = readRecipe(new TextDecoder().decode(await read(scaleFiles.recipe)));
  const initial = unpackWeights(await read(scaleFiles.initial));
  return { uri, recipe, initial, ledger: unpackLedger(await read(scaleFiles.ledger)) };
}

/** The table that a folder was written for. */
export function tableOfFolder({ uri, recipe }: Pick<ScaleFolder, 'uri' | 'recipe'>): vscode.Uri {
  return /^[a-z][a-z0-9+.-]+:/i.test(recipe.table) ? vscode.Uri.parse(recipe.table, true) : vscode.Uri.joinPath(uri, recipe.table);
}

/** The table's path relative to the folder, so that both can be moved together. */
export function placeOfTable(table: vscode.Uri, folder: vscode.Uri): string {
  if (table.scheme !== folder.scheme || table.authority !== folder.authority || table.query !== '' || table.fragment !== '')
    return table.toString();
  const [from, to] = [folder.path.split('/'), table.path.split('/')];
  const common = from.findIndex((part, place) => part !== to[place]);
  const shared = common < 0 ? from.length : common;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Writes the files of a training at scale, one after another. */
export class FolderWriter {
  readonly #uri: vscode.Uri;
  #last: Promise<void> = Promise.resolve();
  #rows = 0;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
  }

  /** Adds the next file of rows. Errors are thrown by `finish`. */
  addRows(bytes: Uint8Array): void {
    const name = rowsFile(this.#rows++);
    this.#last = this.#last.then(() => this.#write(name, bytes));
    // `finish` throws it.
    this.#last.catch(() => undefined);
  }

  /** Copies a program of the extension. */
  async addProgram(name: (typeof scalePrograms)[number], media: vscode.Uri): Promise<void> {
    await this.#write(name, await vscode.workspace.fs.readFile(vscode.Uri.joinPath(media, name)));
  }

  async add(name: string, content: string | Uint8Array): Promise<void> {
    await this.#write(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  /** Waits until all rows are written. Rejects with a UserError where that failed. */
  async finish(): Promise<void> {
    await this.#last;
  }

  /** Deletes what was written. */
  async discard(): Promise<void> {
    await this.#last.catch(() => undefined);
    await vscode.workspace.fs.delete(this.#uri, { recursive: true });
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const file = vscode.Uri.joinPath(this.#uri, name);
    try {
      await vscode.workspace.fs.writeFile(file, bytes);
    } catch (error) {
      throw unwrittenFile(vscode.workspace.asRelativePath(file), error);
    }
  }
}
