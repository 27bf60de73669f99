import { message } from '../message.ts';
import * as vscode from 'vscode';
import { formatOfPath, type TableFormat } from '../formats/tableFormat.ts';
import type { TableSource } from '../protocol/tableSource.ts';
import { MOST_FILE_BYTES } from '../platform/mostFileBytes.ts';
import { UserError } from '../userError.ts';
import { documentSource } from './documentSource.ts';
import { unreadUri } from './unreadUri.ts';

/** A table to train on: a document as the editor shows it, or a file that is too large for the editor to share. */
export interface OpenedTable {
  readonly uri: vscode.Uri;
  /** Absent for a file that is too large or not delimited text. */
  readonly document?: vscode.TextDocument;
  /** Reads the text without blocking the extension host. */
  readSource(): Promise<TableSource>;
}

/** VS Code does not share documents above this size with extensions. */
const SHARED_BYTES = 50 * 1024 * 1024;
/** Opens the table that a command refers to. Throws a UserError when that is not possible. */
export async function openTable(uri: vscode.Uri): Promise<OpenedTable> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const format = formatOfPath(uri.path, uri.fragment);
  if (format) return formattedTable(uri, format);
  if (open) return documentTable(open);
  if (uri.scheme === 'untitled') {
    throw new UserError(message('{name} has been closed and was never saved. Open a table and train on that.', { name: nameOf(uri) }));
  }
  if ((await sizeOf(uri)) > SHARED_BYTES) return fileTable(uri);
  return documentTable(await openDocument(uri));
}

/** The document as the editor shows it, including unsaved edits. Throws a UserError when it cannot be opened or is too large. */
export async function openTableDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const { document } = await openTable(uri);
  if (document) return document;
  if (formatOfPath(uri.path)) {
    throw new UserError(
      message('{name} has no text that an editor shows row by row. Its rows are in the panel, and "Predict New Values…" takes others.', {
        name: nameOf(uri),
      }),
    );
  }
  throw new UserError(
    message(
      '{name} is larger than 50 MB: VS Code does not share such documents with extensions, so its rows cannot be predicted one by one. Use "Predict New Values…".',
      { name: nameOf(uri) },
    ),
  );
}

function documentTable(document: vscode.TextDocument): OpenedTable {
  return { uri: document.uri, document, readSource: () => documentSource(document) };
}

function fileTable(uri: vscode.Uri): OpenedTable {
  return {
    uri,
    readSource: async () => {
      if (uri.scheme === 'file') return { type: 'file', path: uri.fsPath };
      const size = await sizeOf(uri);
      if (size > MOST_FILE_BYTES) throw tooLarge(uri, size);
      return { type: 'bytes', bytes: ownBytes(await vscode.workspace.fs.readFile(uri)) };
    },
  };
}

/** A table that is not delimited text: it has rows, but no lines to show in an editor. */
function formattedTable(uri: vscode.Uri, format: TableFormat): OpenedTable {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const readSource = async () => {
    const source = open ? await documentSource(open) : await fileTable(uri).readSource();
    return source.type === 'text' ? { ...source, format } : { ...source, format, isOnlyCopy: true as const };
  };
  return { uri, readSource: () => readable(uri, readSource) };
}

/** The saved table, whatever its size; or the editor's text where it has unsaved edits. */
export async function fileSource(uri: vscode.Uri): Promise<TableSource> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open && (open.isDirty || open.isUntitled) && !formatOfPath(uri.path)) return documentSource(open);
  if (uri.scheme === 'untitled' || formatOfPath(uri.path)) return (await openTable(uri)).readSource();
  return readable(uri, () => fileTable(uri).readSource());
}

async function readable(uri: vscode.Uri, read: () => Promise<TableSource>): Promise<TableSource> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UserError ? error : await unreadUri(uri, error);
  }
}

function tooLarge(uri: vscode.Uri, size: number): UserError {
  const inMegabytes = (bytes: number) => String(Math.round(bytes / 1024 / 1024));
  return new UserError(
    message('{name} has {size} MB: a browser reads files of up to {most} MB. Open it in VS Code on a computer.', {
      ...{ name: nameOf(uri), size: inMegabytes(size), most: inMegabytes(MOST_FILE_BYTES) },
    }),
  );
}

/** The bytes in a buffer of their own, so that it can be transferred. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw await unreadUri(uri, error);
  }
}

/** 0 where it is unknown: opening the document will tell. */
async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0;
  }
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
