import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { layerSlices } from '../../network/architecture.ts';
import { UserError } from '../../userError.ts';
import { readNeuronRecord, type NeuronFile } from '../neuron/neuronFile.ts';
import { RECORD_KEY } from '../onnx/onnxGraph.ts';
import { damagedModel, foreignModel } from './foreignModel.ts';
import { joinArrays } from './joinArrays.ts';

/** The byte fields of a protobuf message, by their numbers in onnx.proto. */
type Fields = ReadonlyMap<number, readonly Uint8Array[]>;

/**
 * Reads an ONNX model that Neuron has written: the weights are in the matrix products and the additions after them. Rejects with a
 * UserError for any other file.
 */
export function readOnnx(bytes: Uint8Array): NeuronFile {
  const model = fieldsOf(bytes);
  const record = (model.get(14) ?? []).map(fieldsOf).find((property) => textOf(property, 1) === RECORD_KEY);
  if (!record) throw new UserError(foreignModel);
  const { plan, complete } = readNeuronRecord(textOf(record, 2));
  const graph = fieldsOf(model.get(7)?.[0] ?? new Uint8Array(0));
  const constants = new Map((graph.get(5) ?? []).map(fieldsOf).map((tensor) => [textOf(tensor, 8), tensor.get(9)?.[0]]));
  const nodes = (graph.get(1) ?? []).map(fieldsOf);
  const products = nodes.filter((node) => textOf(node, 4) === 'MatMul');
  const arrays = layerSlices(plan.architecture).flatMap((_, layer) => {
    const product = products.at(layer);
    const sum = product && nodes.find((node) => textOf(node, 4) === 'Add' && textsOf(node, 1)[0] === textOf(product, 2));
    return [product, sum].map((node) => node && doublesOf(constants.get(textsOf(node, 1)[1])));
  });
  return complete(joinArrays(arrays));
}

function fieldsOf(bytes: Uint8Array): Fields {
  const fields = new Map<number, Uint8Array[]>();
  try {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [number, type] = reader.tag();
      if (type === WireType.LengthDelimited) {
        const found = fields.get(number) ?? [];
        found.push(reader.bytes());
        fields.set(number, found);
      } else reader.skip(type, number);
    }
  } catch {
    // Anything that is neither text nor a ZIP file is treated as ONNX.
    throw new UserError(bytes.length === 0 ? damagedModel : foreignModel);
  }
  return fields;
}

function textsOf(fields: Fields, number: number): string[] {
  return (fields.get(number) ?? []).map((bytes) => new TextDecoder().decode(bytes));
}

function textOf(fields: Fields, number: number): string {
  return textsOf(fields, number).at(0) ?? '';
}

function doublesOf(raw: Uint8Array | undefined): Float64Array | undefined {
  if (!raw || raw.byteLength % 8 !== 0) return undefined;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Float64Array.from({ length: raw.byteLength / 8 }, (_, at) => view.getFloat64(at * 8, true));
}
