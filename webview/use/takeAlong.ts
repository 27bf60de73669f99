import { exportFormats, formats, type ExportFormat } from '../../src/exports/formats.ts';
import { message, type Message } from '../../src/message.ts';

/** One way to take a model along. */
export interface TakeAlong {
  readonly label: Message;
  readonly help: Message;
  /** Absent for what cannot be done: `help` says why. */
  readonly format?: ExportFormat;
}

/** A line of buttons. */
export interface TakeAlongGroup {
  readonly name: Message;
  readonly ways: readonly TakeAlong[];
}

/** Formats that other programs load as a model; what else there is is read by people or run. */
const modelFormats: ReadonlySet<string> = new Set(['neuron', 'keras', 'onnx', 'tfjs']);
/** Formats whose file tells of the model. */
const pageFormats: ReadonlySet<string> = new Set(['page', 'card']);

/** Everything that a model can be taken along as, in the order of the formats. */
export function takeAlongGroups(): TakeAlongGroup[] {
  const ways = (isOf: (format: string) => boolean) =>
    exportFormats.filter(isOf).map((format): TakeAlong => ({ label: formats[format].label, help: formats[format].help, format }));
  return [
    { name: message('code'), ways: ways((format) => !modelFormats.has(format) && !pageFormats.has(format)) },
    { name: message('model'), ways: ways((format) => modelFormats.has(format)) },
    { name: message('page'), ways: ways((format) => pageFormats.has(format)) },
  ].filter((group) => group.ways.length > 0);
}
