import type { TableFormat } from '../formats/tableFormat.ts';

/**
 * A text as an editor shows it, in UTF-8 pieces that are split between characters. Bytes can be transferred or shared; copying a large text
 * in a message would block the editor noticeably.
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
  /** A file on this machine that is too large for the editor to share, or not open in an editor. */
  | (FileFacts & { readonly type: 'file'; readonly path: string })
  /** Such a file from elsewhere. */
  | (FileFacts & { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> });

interface FileFacts {
  /** True if no editor has the file open, so that there are no unsaved edits. */
  readonly isOnlyCopy?: true;
  /** Absent for delimited text. */
  readonly format?: TableFormat;
}

/** A source that can be read for several trainings: text in shared memory, or a file. Bytes are transferred and gone afterwards. */
export type RepeatableSource = TextSource | Extract<TableSource, { readonly type: 'file' }>;

/** A short text in one piece. */
export function textSource(text: string): TextSource {
  return { type: 'text', parts: [new TextEncoder().encode(text)] };
}

/** The buffers to transfer to the worker that reads the source. Nobody else can read them afterwards. */
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
