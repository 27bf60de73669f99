import type { ExportedModel } from './exportedModel.ts';
import { exportModel } from './exportModel.ts';
import type { ExportFormat } from './formats.ts';
import type { Message } from '../message.ts';

/** What an export takes, as plain data. */
export interface ExportQuestion {
  readonly model: ExportedModel;
  readonly format: ExportFormat;
  readonly name: string;
}

/** An export on its way between threads: bytes are handed over without copying, texts are not. */
export interface ExportedBytes {
  readonly files: readonly [ByteFile, ...ByteFile[]];
  readonly limits: readonly Message[];
}

interface ByteFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly isText: boolean;
}

/** Columns that most formats write in less than 50 ms. */
const MOST_COLUMNS = 20;
const MOST_WEIGHTS = 5000;

/** Whether an export would take noticeably long: up to minutes for a model of 100 000 columns. */
export function isLongExport({ encoder, weights }: ExportedModel): boolean {
  return encoder.columns.length > MOST_COLUMNS || weights.length > MOST_WEIGHTS;
}

/** The files of `exportModel` as bytes. */
export async function exportBytes({ model, format, name }: ExportQuestion): Promise<ExportedBytes> {
  const { files, limits } = await exportModel(model, format, name);
  const [first, ...others] = files.map(({ name: file, content }) => {
    const isText = typeof content === 'string';
    return { name: file, content: isText ? new TextEncoder().encode(content) : content, isText };
  });
  return { files: [first, ...others], limits };
}
