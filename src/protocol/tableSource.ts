/** Where a worker finds a table's text. */
export type TableSource =
  /** As an editor shows it, in pieces that follow each other: a large text is not put together where the user would feel it. */
  | { readonly type: 'text'; readonly parts: readonly string[] }
  /** A file that is too large for the editor to share, on this machine. */
  | { readonly type: 'file'; readonly path: string }
  /** Such a file from elsewhere. */
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> };

export function textSource(text: string): TableSource {
  return { type: 'text', parts: [text] };
}
