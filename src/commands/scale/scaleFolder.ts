import * as vscode from 'vscode';
import { message } from '../../message.ts';
import { readRecipe } from '../../scale/recipe.ts';
import { rowsFile, scaleFiles, unpackLedger, unpackWeights, type scalePrograms } from '../../scale/scaleFolder.ts';
import { UserError } from '../../userError.ts';
import { unwrittenFile } from '../../unwrittenFile.ts';
import type { ScaleFolder } from './followedTraining.ts';

/** Reads what was written for a training at scale. Rejects with a UserError for a folder that is none, or not whole. */
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

/** Where a table lies, seen from a folder: so that both can be moved together. */
export function placeOfTable(table: vscode.Uri, folder: vscode.Uri): string {
  if (table.scheme !== folder.scheme || table.authority !== folder.authority || table.query !== '' || table.fragment !== '')
    return table.toString();
  const [from, to] = [folder.path.split('/'), table.path.split('/')];
  const common = from.findIndex((part, place) => part !== to[place]);
  const shared = common < 0 ? from.length : common;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Writes into the folder of a training at scale, one file after another. */
export class FolderWriter {
  readonly #uri: vscode.Uri;
  #last: Promise<void> = Promise.resolve();
  #rows = 0;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
  }

  /** The next file of rows. What goes wrong is thrown by `finish`. */
  addRows(bytes: Uint8Array): void {
    const name = rowsFile(this.#rows++);
    this.#last = this.#last.then(() => this.#write(name, bytes));
    // Told by `finish`.
    this.#last.catch(() => undefined);
  }

  /** The programs of the extension, unchanged. */
  async addProgram(name: (typeof scalePrograms)[number], media: vscode.Uri): Promise<void> {
    await this.#write(name, await vscode.workspace.fs.readFile(vscode.Uri.joinPath(media, name)));
  }

  async add(name: string, content: string | Uint8Array): Promise<void> {
    await this.#write(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }

  /** When all rows are written. Rejects with a UserError where one could not be. */
  async finish(): Promise<void> {
    await this.#last;
  }

  /** Takes away what was written. */
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
