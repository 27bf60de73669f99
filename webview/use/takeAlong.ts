import { exportFormats, formats, type ExportFormat } from '../../src/exports/formats.ts';
import { message, type Message } from '../../src/message.ts';

/** One way to export a model. */
export interface TakeAlong {
  readonly label: Message;
  readonly help: Message;
  /** Absent where it is not possible: `help` says why. */
  readonly format?: ExportFormat;
}

/** A row of buttons. */
export interface TakeAlongGroup {
  readonly name: Message;
  readonly ways: readonly TakeAlong[];
}

/** Formats that other programs load as a model; the others are read by people or executed. */
const modelFormats: ReadonlySet<string> = new Set(['neuron', 'keras', 'onnx', 'tfjs']);
/** Formats that describe the model. */
const pageFormats: ReadonlySet<string> = new Set(['page', 'card']);

/** All ways to export a model, in the order of the formats. */
export function takeAlongGroups(): TakeAlongGroup[] {
  const ways = (isOf: (format: string) => boolean) =>
    exportFormats.filter(isOf).map((format): TakeAlong => ({ label: formats[format].label, help: formats[format].help, format }));
  return [
    { name: message('code'), ways: ways((format) => !modelFormats.has(format) && !pageFormats.has(format)) },
    { name: message('model'), ways: ways((format) => modelFormats.has(format)) },
    { name: message('page'), ways: ways((format) => pageFormats.has(format)) },
  ].filter((group) => group.ways.length > 0);
}
