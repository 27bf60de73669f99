import { createPieceDecoder } from '../../csv/encoding/decodeText.ts';
import type { TextEncoding } from '../../csv/encoding/detectEncoding.ts';
import type { TablePart } from '../../csv/store/tablePart.ts';
import { createTableReader } from '../../csv/tableReader.ts';
import { ByteLineReader, type ByteLines } from '../../tables/byteLines.ts';
import type { Encoder } from '../../dataset/encoding/encoder.ts';
import { knownValues } from '../../dataset/encoding/apply/applyCategory.ts';
import { meaningOf } from '../../dataset/cells/classKey.ts';
import type { OpenedSource } from './openSource.ts';

/** A part of a table, with the bytes it was read from. */
export interface WrittenPart {
  readonly part: TablePart;
  readonly lines: ByteLines;
  /** 0-based document line of the part's first record. */
  readonly firstLine: number;
  /** UTF-8 while all bytes are ASCII. */
  readonly encoding: TextEncoding;
  /** Fraction of the source that has been read, 0…1. */
  readonly share: number;
}

/**
 * Reads a table part by part, holding one part in memory. 3.10 stays a version where the model knows versions. Throws a UserError as soon as
 * it turns out not to be a table.
 */
export async function* readParts({ byteLength, pieces }: OpenedSource, encoder: Encoder): AsyncGenerator<WrittenPart> {
  const decoder = createPieceDecoder();
  const lines = new ByteLineReader();
  const read: TablePart[] = [];
  const reader = createTableReader({
    expectedLength: byteLength,
    versionColumns: versionColumns(encoder),
    onPart: (part) => read.push(part),
  });
  let [firstLine, bytesRead] = [0, 0];
  const written = function* (): Generator<WrittenPart> {
    const encoding = decoder.encoding ?? 'utf-8';
    lines.setEncoding(encoding);
    for (const part of read.splice(0)) {
      const taken = lines.take(part.endLine - firstLine);
      yield { part, lines: taken, firstLine, encoding, share: byteLength > 0 ? Math.min(1, bytesRead / byteLength) : 1 };
      firstLine = part.endLine;
    }
  };
  for await (const piece of pieces) {
    bytesRead += piece.length;
    lines.push(piece);
    reader.push(decoder.push(piece));
    yield* written();
  }
  reader.push(decoder.finish());
  reader.finish();
  yield* written();
}

function versionColumns({ columns }: Encoder): ReadonlySet<string> {
  return new Set(
    columns.flatMap((encoding) => (encoding.type === 'category' && meaningOf(knownValues(encoding)).areVersions ? [encoding.column] : [])),
  );
}
