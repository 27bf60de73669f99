import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import * as v from 'valibot';
import { UserError } from '../../userError.ts';
import { layerSlices } from '../../network/architecture.ts';
import { checksumOfBytes } from '../neuron/checksum.ts';
import { readNeuronRecord, type NeuronFile } from '../neuron/neuronFile.ts';
import { damagedModel, foreignModel } from './foreignModel.ts';
import { joinArrays } from './joinArrays.ts';

/** No part of a file written by Neuron unpacks to more than this. */
const MOST_BYTES = 2 ** 28;
/** Deflate packs no tighter than this. */
const MOST_TIMES = 1032;
const METADATA = 'metadata.json';
const WEIGHTS = 'model.weights.h5';

const metadataSchema = v.object({ neuron: v.string(), weights_checksum: v.string() });

/** Reads a Keras file that Neuron has written. Rejects with a UserError for any other file, and for one that Keras has saved again. */
export async function readKeras(bytes: Uint8Array): Promise<NeuronFile> {
  const parts = unpack(bytes);
  const metadata = v.safeParse(metadataSchema, parse(METADATA in parts ? strFromU8(parts[METADATA]) : ''));
  if (!metadata.success) throw new UserError(foreignModel);
  const { neuron, weights_checksum: checksum } = metadata.output;
  // Checked before a C library reads the data, which may be malicious.
  if (!(WEIGHTS in parts) || checksumOfBytes(parts[WEIGHTS]) !== checksum) throw new UserError(damagedModel);
  const { plan, complete } = readNeuronRecord(neuron);
  const { architecture, encoder } = plan;
  // The network's layers come after one layer per categorical column.
  const before = encoder.columns.filter(({ type }) => type === 'category').length;
  const wanted = layerSlices(architecture).flatMap(({ inputs, units }, layer) => {
    const path = `layers/dense${before + layer === 0 ? '' : `_${before + layer}`}/vars`;
    return [
      { path: `${path}/0`, size: inputs * units },
      { path: `${path}/1`, size: units },
    ];
  });
  return complete(joinArrays(await readArrays(parts[WEIGHTS], wanted)));
}

/** Unpacks only the parts that are needed, and none that claims to be larger than any of our models. */
function unpack(bytes: Uint8Array): Unzipped {
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize }) =>
        (name === METADATA || name === WEIGHTS) && originalSize <= Math.min(MOST_BYTES, MOST_TIMES * size),
    });
  } catch {
    throw new UserError(damagedModel);
  }
}

async function readArrays(
  bytes: Uint8Array,
  wanted: readonly { readonly path: string; readonly size: number }[],
): Promise<(Float32Array | undefined)[]> {
  // Loaded on demand: a library of several megabytes.
  const { readHdf5 } = await import('../keras/hdf5.ts');
  try {
    return await readHdf5(bytes, wanted);
  } catch {
    throw new UserError(damagedModel);
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UserError(damagedModel);
  }
}
