import type * as vscode from 'vscode';
import type { LineSource } from '../csv/readRecordAt.ts';

/** Characters that are read and parsed in a few milliseconds. */
const MOST_LENGTH = 200_000;

/** Thrown when so much of a document is asked for that reading it would be felt. */
export class TooMuchText extends Error {}

/** A document by its lines, for one row: throws `TooMuchText` when more characters are asked for, by default a small part of a large document. */
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
