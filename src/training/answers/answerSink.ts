import { message } from '../../message.ts';
import { assertNever } from '../../assertNever.ts';
import type { AnswersPlace, LineEdits } from '../../protocol/answeredTable.ts';
import { editBytes } from '../../tables/editBytes.ts';
import { createTextWriter, type TextWriter } from '../../tables/encodeText.ts';
import type { LineBlock, LineEdit } from '../../tables/lineEdit.ts';
import { UserError } from '../../userError.ts';
import type { OutputFile, WorkerPort } from '../worker/workerPort.ts';
import type { WrittenPart } from './readParts.ts';

/** Receives the results of a table's parts in order. */
export interface AnswerSink {
  take(part: WrittenPart, block: LineBlock, edits: readonly LineEdit[]): Promise<void>;
  /** Called after all parts: only now does the output count. */
  finish(): Promise<void>;
  /** Removes everything written so far. */
  discard(): Promise<void>;
}

/** Receives the answers if the worker does not write them itself. */
export interface AnswerListener {
  onEdits(edits: LineEdits): void;
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Creates the sink for a place. Nothing is written before the first part arrives. */
export function createSink(place: AnswersPlace, port: Pick<WorkerPort, 'createFile'>, listener: AnswerListener): AnswerSink {
  switch (place.type) {
    case 'edits':
      return {
        take: (_, __, edits) => Promise.resolve(listener.onEdits(packEdits(edits))),
        finish: () => Promise.resolve(),
        discard: () => Promise.resolve(),
      };
    case 'bytes': {
      const edited = new EditedBytes();
      return {
        take: (part, block, edits) => Promise.resolve(listener.onBytes(edited.next(part, block, edits))),
        finish: () => Promise.resolve(),
        discard: () => Promise.resolve(),
      };
    }
    case 'file':
      return new FileSink(place.path, port);
    default:
      return assertNever(place);
  }
}

/** A file that gets its final name once it is complete. */
class FileSink implements AnswerSink {
  readonly #path: string;
  readonly #port: Pick<WorkerPort, 'createFile'>;
  readonly #edited = new EditedBytes();
  #file: OutputFile | undefined;

  constructor(path: string, port: Pick<WorkerPort, 'createFile'>) {
    this.#path = path;
    this.#port = port;
  }

  async take(part: WrittenPart, block: LineBlock, edits: readonly LineEdit[]): Promise<void> {
    const bytes = this.#edited.next(part, block, edits);
    if (!this.#file) {
      if (!this.#port.createFile) throw new UserError(message('Files cannot be written to disk here.'));
      this.#file = await this.#port.createFile(this.#path);
    }
    await this.#file.write(bytes);
  }

  async finish(): Promise<void> {
    await this.#file?.finish();
  }

  async discard(): Promise<void> {
    await this.#file?.discard();
  }
}

/** Bytes of the parts with their edits applied, in the encoding of the source. */
class EditedBytes {
  #writer: { readonly encoding: string; readonly write: TextWriter } | undefined;
  #hasWritten = false;

  next({ lines, encoding }: WrittenPart, block: LineBlock, edits: readonly LineEdit[]): Uint8Array<ArrayBuffer> {
    if (this.#writer?.encoding !== encoding) {
      // A file counts as UTF-8 while all its bytes are ASCII, but new cells may not be ASCII.
      if (this.#hasWritten)
        throw new UserError(
          message('The file turns out to be in {encoding} only after answers have been written. Save it as UTF-8 first.', {
            encoding,
          }),
        );
      this.#writer = { encoding, write: createTextWriter(encoding) };
    }
    // eslint-disable-next-line no-control-regex -- All encodings but UTF-16, which shows at once, have ASCII.
    this.#hasWritten ||= edits.some(({ text }) => /[^\x00-\x7f]/.test(text));
    return editBytes(lines, block, edits, encoding, this.#writer.write);
  }
}

function packEdits(edits: readonly LineEdit[]): LineEdits {
  return {
    lines: Uint32Array.from(edits, ({ line }) => line),
    starts: Uint32Array.from(edits, ({ start }) => start),
    ends: Uint32Array.from(edits, ({ end }) => end),
    lengths: Uint32Array.from(edits, ({ text }) => text.length),
    texts: edits.map(({ text }) => text).join(''),
  };
}
