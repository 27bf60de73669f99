import { message } from '../../message.ts';
import { UserError } from '../../userError.ts';
import { readNeuronFile, type NeuronFile } from '../neuron/neuronFile.ts';
import { foreignModel } from './foreignModel.ts';
import { readTfjs } from './readTfjs.ts';

/** Extensions of model files that Neuron can open; for TensorFlow.js any JSON. */
export const modelExtensions = ['neuron', 'keras', 'onnx', 'json'] as const;

/**
 * Reads a model that Neuron has written, as `.neuron`, Keras, TensorFlow.js (with the file of weights, which `readBeside` reads by name) or
 * ONNX. The format is recognized by the content. Rejects with a UserError that explains the problem for any other file, and for a damaged
 * or modified one.
 */
export async function readModelFile(
  bytes: Uint8Array<ArrayBuffer>,
  readBeside: (name: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<NeuronFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await import('./readKeras.ts')).readKeras(bytes);
  const text = readText(bytes);
  if (text === undefined) return (await import('./readOnnx.ts')).readOnnx(bytes);
  if (!text.trimStart().startsWith('{')) throw new UserError(foreignModel);
  const json = parse(text);
  if (json !== undefined && 'modelTopology' in json) return readTfjs(json, readBeside);
  if (json !== undefined && 'class_name' in json) {
    throw new UserError(
      message('The file holds a network without its weights: open the file that was exported, with what lies beside it.'),
    );
  }
  return readNeuronFile(text);
}

/** Undefined for bytes that are not text. */
function readText(bytes: Uint8Array): string | undefined {
  if (bytes.length > 0 && bytes[0] < 0x09) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
