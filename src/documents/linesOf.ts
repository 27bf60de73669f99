import type * as vscode from 'vscode';
import type { LineSource } from '../csv/readRecordAt.ts';

/** Characters that are read and parsed within a few milliseconds. */
const MOST_LENGTH = 200_000;

/** Thrown when reading so much of a document would be noticeable. */
export class TooMuchText extends Error {}

/**
 * The lines of a document, for reading one row: throws `TooMuchText` when more characters are needed than `mostLength`, by default a small part
 * of a large document.
 */
export function linesOf(document: vscode.TextDocument, mostLength = MOST_LENGTH): LineSource {
  let length = 0;
  return {
    lineCount: document.lineCount,
    lineAt: (line) => {
      const { text } = document.lineAt(line);
      length += text.length + 1;
      if (length > mostLength) throw new TooMuchText(`More than ${mostLength} characters would have to be read`);
      return text;
    },
  };
}
