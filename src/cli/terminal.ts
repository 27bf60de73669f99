import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../message.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import { UserError } from '../userError.ts';
import { unreadFile } from '../unreadFile.ts';
import { unwrittenFile } from '../unwrittenFile.ts';

/** Means standard input instead of a file. */
export const STANDARD_INPUT = '-';

/** A table that can be read any number of times. */
export interface NamedTable {
  /** The file's name without folders. */
  readonly fileName: string;
  readonly source: () => TableSource;
}

/** The table at a path or on standard input. Rejects with a UserError if there is none. */
export async function openNamedTable(place: string): Promise<NamedTable> {
  if (place === STANDARD_INPUT) return bytesTable('table.csv', await readStandardInput());
  const facts = await read(place, () => stat(place));
  if (facts.isFile())
    return { fileName: path.basename(place), source: () => ({ type: 'file', path: path.resolve(place), isOnlyCopy: true }) };
  // A pipe can be read only once and has no size. For a folder this reports the system's error.
  return bytesTable(path.basename(place), await read(place, () => readFile(place)));
}

/** The text of a UTF-8 file. Rejects with a UserError if it cannot be read. */
export async function readText(place: string): Promise<string> {
  return new TextDecoder().decode(place === STANDARD_INPUT ? await readStandardInput() : await read(place, () => readFile(place)));
}

/** The bytes of a file. Rejects with a UserError if it cannot be read. */
export async function readBytes(place: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await read(place, () => readFile(place)));
}

/** Rejects with a UserError if one of the files exists and may not be overwritten. */
export async function refuseOverwriting(places: readonly string[], mayOverwrite: boolean): Promise<void> {
  for (const name of mayOverwrite ? [] : places) {
    if (await isThere(name)) throw new UserError(message('{name} already exists. --force overwrites it.', { name }));
  }
}

/** Writes one file. Rejects with a UserError if that fails. */
export async function writeFileAt(name: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(name, content);
  } catch (error) {
    throw unwrittenFile(name, error);
  }
}

function bytesTable(fileName: string, bytes: Uint8Array): NamedTable {
  // The reader takes over the bytes it is given, so each gets a copy.
  return { fileName, source: () => ({ type: 'bytes', bytes: new Uint8Array(bytes), isOnlyCopy: true }) };
}

async function readStandardInput(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

async function read<Read>(name: string, work: () => Promise<Read>): Promise<Read> {
  try {
    return await work();
  } catch (error) {
    // The whole folder: a relative path says little of where it was looked for.
    throw unreadFile(name, path.dirname(path.resolve(name)), error);
  }
}

async function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}
