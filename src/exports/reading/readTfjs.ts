import * as v from 'valibot';
import { parameterCount } from '../../network/architecture.ts';
import { UserError } from '../../userError.ts';
import { readNeuronRecord, type NeuronFile } from '../neuron/neuronFile.ts';
import { damagedModel, foreignModel } from './foreignModel.ts';

const recordSchema = v.object({ userDefinedMetadata: v.object({ neuron: v.string() }) });
/** A single file of weights, in the same folder. */
const manifestSchema = v.object({ weightsManifest: v.tuple([v.object({ paths: v.tuple([v.pipe(v.string(), v.regex(/^[^/\\]+$/))]) })]) });

/**
 * Reads a model.json that Neuron has written, and the weights beside it. Rejects with a UserError for any other file, or if the weights are
 * missing.
 */
export async function readTfjs(json: object, readBeside: (name: string) => Promise<Uint8Array<ArrayBuffer>>): Promise<NeuronFile> {
  const record = v.safeParse(recordSchema, json);
  if (!record.success) throw new UserError(foreignModel);
  const manifest = v.safeParse(manifestSchema, json);
  if (!manifest.success) throw new UserError(damagedModel);
  const { plan, complete } = readNeuronRecord(record.output.userDefinedMetadata.neuron);
  const count = parameterCount(plan.architecture);
  const bytes = await readBeside(manifest.output.weightsManifest[0].paths[0]);
  if (bytes.byteLength !== count * 4) throw new UserError(damagedModel);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return complete(Float32Array.from({ length: count }, (_, at) => view.getFloat32(at * 4, true)));
}
