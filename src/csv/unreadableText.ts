import { message, type Message } from '../message.ts';
import { UserError } from '../userError.ts';
import { countLineBreaks } from './scanRecords.ts';

/** Looks for characters that occur only in files that are not text or have another encoding. */
export class UnreadableText {
  #brokenLine: number | undefined;
  #isFirst = true;

  /** Examines the next part, which begins on the given 0-based line. Throws a UserError for NUL characters and for binary data. */
  inspect(text: string, line: number): void {
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new UserError(
        message('Line {line} holds a NUL character: this is not a text file, or it was opened with the wrong encoding.', {
          line: String(line + countLineBreaks(text, 0, nul) + 1),
        }),
      );
    }
    if (this.#isFirst) refuseBinary(text);
    this.#isFirst = false;
    const broken = this.#brokenLine === undefined ? text.indexOf('\uFFFD') : -1;
    if (broken >= 0) this.#brokenLine = line + countLineBreaks(text, 0, broken);
  }

  /** Messages for the user about the text. */
  remarks(): Message[] {
    if (this.#brokenLine === undefined) return [];
    return [
      message('Line {line} holds a character that could not be decoded (�): the file may have been opened with the wrong encoding.', {
        line: String(this.#brokenLine + 1),
      }),
    ];
  }
}

const inspectedLength = 10_000;
const binaryShare = 0.1;

function refuseBinary(text: string): void {
  const start = text.slice(0, inspectedLength);
  // Control characters other than tabs, line breaks, the delimiters U+0001 and U+001F, form feeds, and the end-of-file mark of old systems.
  // eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
  const strange = start.match(/[\u0002-\u0008\u000B\u000E-\u0019\u001B-\u001E\uFFFD]/g)?.length ?? 0;
  if (strange > start.length * binaryShare)
    throw new UserError(
      message('The file is not text: it looks like binary data, a workbook or an archive perhaps. Export the table as CSV first.'),
    );
}
