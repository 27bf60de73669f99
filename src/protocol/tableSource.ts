import type { TableFormat } from '../formats/tableFormat.ts';

/**
 * A text as an editor shows it, in UTF-8, in pieces that are cut between characters. Bytes, because they can be handed over or shared: a large
 * text that is copied as a message is felt by the user.
 */
export interface TextSource {
  readonly type: 'text';
  /** Absent for delimited text. */
  readonly format?: TableFormat;
  readonly parts: readonly Uint8Array[];
}

/** Where a worker finds a table's text. */
export type TableSource =
  | TextSource
  /** A file on this machine: one that is too large for the editor to share, or that no editor has. */
  | (FileFacts & { readonly type: 'file'; readonly path: string })
  /** Such a file from elsewhere. */
  | (FileFacts & { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> });

interface FileFacts {
  /** No editor has it, so that there are no edits that would not count. */
  readonly isOnlyCopy?: true;
  /** Absent for delimited text. */
  readonly format?: TableFormat;
}

/** What can be read as often as there are trainings: a text in shared memory, or a file. Bytes are handed over, and gone then. */
export type RepeatableSource = TextSource | Extract<TableSource, { readonly type: 'file' }>;

/** A short text in one piece. */
export function textSource(text: string): TextSource {
  return { type: 'text', parts: [new TextEncoder().encode(text)] };
}

/** What is handed over to the worker that reads the source, which nobody else can read after that. */
export function buffersOfSource(source: TableSource): ArrayBuffer[] {
  switch (source.type) {
    case 'text':
      return source.parts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
    case 'file':
      return [];
    case 'bytes':
      return [source.bytes.buffer];
  }
}
