import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** The tensor types in use, by their numbers in onnx.proto. */
const elementTypes = { float: 1, int64: 7, string: 8, double: 11 } as const;
export type ElementType = keyof typeof elementTypes;

/** Key of the property from which Neuron reopens the model. */
export const RECORD_KEY = 'neuron';

/** An attribute of an operator: an integer, a text, or a list of either. */
type Attribute = number | string | readonly number[] | readonly string[];

/** An input or output of [rows, width]. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly width: number;
}

/** Builds an ONNX graph node by node. Outputs of nodes have names that no column can have. */
export class OnnxGraph {
  readonly #nodes: Uint8Array[] = [];
  readonly #constants: Uint8Array[] = [];
  #count = 0;

  /** Adds a node and returns the name of its first output. `more` further outputs are named after it: `name/0`, `name/1` … */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output?: string,
    more = 0,
  ): string {
    const name = output ?? this.#name();
    const writer = new BinaryWriter();
    for (const input of inputs) text(writer, 1, input);
    text(writer, 2, name);
    for (let extra = 0; extra < more; extra++) text(writer, 2, `${name}/${extra}`);
    text(writer, 3, name);
    text(writer, 4, operator);
    for (const [key, value] of Object.entries(attributes)) bytes(writer, 5, attribute(key, value));
    if (operator === 'LabelEncoder') text(writer, 7, 'ai.onnx.ml');
    this.#nodes.push(writer.finish());
    return name;
  }

  /** A constant of these dimensions. */
  numbers(type: 'double' | 'int64', values: readonly number[], dims: readonly number[]): string {
    const raw = type === 'double' ? Float64Array.from(values) : BigInt64Array.from(values, BigInt);
    return this.#constant(type, dims, (writer) => bytes(writer, 9, new Uint8Array(raw.buffer)));
  }

  /** A constant number that can be combined with tensors of any shape. */
  number(value: number): string {
    return this.numbers('double', [value], [1, 1]);
  }

  texts(values: readonly string[], dims: readonly number[]): string {
    return this.#constant('string', dims, (writer) => {
      for (const value of values) bytes(writer, 6, new TextEncoder().encode(value));
    });
  }

  /** The bytes of the model. */
  finish(
    facts: { readonly maker: string; readonly about: string; readonly opset: number; readonly record: string },
    inputs: readonly OnnxValue[],
    outputs: readonly OnnxValue[],
  ): Uint8Array<ArrayBuffer> {
    const graph = new BinaryWriter();
    for (const node of this.#nodes) bytes(graph, 1, node);
    text(graph, 2, 'neuron');
    for (const constant of this.#constants) bytes(graph, 5, constant);
    for (const input of inputs) bytes(graph, 11, valueInfo(input));
    for (const output of outputs) bytes(graph, 12, valueInfo(output));
    const model = new BinaryWriter();
    // The IR version that came with opset 20, or with 17.
    integer(model, 1, facts.opset >= 20 ? 9 : 8);
    text(model, 2, facts.maker);
    text(model, 6, facts.about);
    bytes(model, 7, graph.finish());
    for (const [domain, version] of [
      ['', facts.opset],
      ['ai.onnx.ml', 2],
    ] as const) {
      const set = new BinaryWriter();
      text(set, 1, domain);
      integer(set, 2, version);
      bytes(model, 8, set.finish());
    }
    const record = new BinaryWriter();
    text(record, 1, RECORD_KEY);
    text(record, 2, facts.record);
    bytes(model, 14, record.finish());
    return Uint8Array.from(model.finish());
  }

  #name(): string {
    this.#count++;
    return `\u001fneuron/${this.#count}`;
  }

  #constant(type: ElementType, dims: readonly number[], write: (writer: BinaryWriter) => void): string {
    const name = this.#name();
    const writer = new BinaryWriter();
    for (const dim of dims) integer(writer, 1, dim);
    integer(writer, 2, elementTypes[type]);
    write(writer);
    text(writer, 8, name);
    this.#constants.push(writer.finish());
    return name;
  }
}

function attribute(name: string, value: Attribute): Uint8Array {
  const writer = new BinaryWriter();
  text(writer, 1, name);
  const type = typeof value === 'number' ? 2 : typeof value === 'string' ? 3 : typeof value[0] === 'string' ? 8 : 7;
  if (typeof value === 'number') integer(writer, 3, value);
  else if (typeof value === 'string') text(writer, 4, value);
  else
    for (const item of value)
      if (typeof item === 'string') bytes(writer, 9, new TextEncoder().encode(item));
      else integer(writer, 8, item);
  integer(writer, 20, type);
  return writer.finish();
}

function valueInfo({ name, type, width }: OnnxValue): Uint8Array {
  const rows = new BinaryWriter();
  text(rows, 2, 'rows');
  const columns = new BinaryWriter();
  integer(columns, 1, width);
  const shape = new BinaryWriter();
  for (const dim of [rows, columns]) bytes(shape, 1, dim.finish());
  const tensor = new BinaryWriter();
  integer(tensor, 1, elementTypes[type]);
  bytes(tensor, 2, shape.finish());
  const typeOf = new BinaryWriter();
  bytes(typeOf, 1, tensor.finish());
  const info = new BinaryWriter();
  text(info, 1, name);
  bytes(info, 2, typeOf.finish());
  return info.finish();
}

function text(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

function bytes(writer: BinaryWriter, field: number, value: Uint8Array): void {
  writer.tag(field, WireType.LengthDelimited).bytes(value);
}

function integer(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Varint).int64(BigInt(value));
}
