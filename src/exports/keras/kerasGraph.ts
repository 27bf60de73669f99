import type { NumberGraph } from '../code/dateGraph.ts';

/** Output of a layer or operation: a tensor of shape [rows, width]. */
export interface KerasTensor {
  readonly layer: string;
  readonly width: number;
  readonly dtype: string;
}

/** A tensor or a number; operations accept numbers directly. */
export type KerasValue = KerasTensor | number;

/** Float arrays of one layer, in Keras' order. */
export interface KerasVariables {
  /** The class name in lower case, as in Keras' files: `dense`, then `dense_1` for the second layer. */
  readonly group: string;
  readonly layer: string;
  readonly arrays: readonly { readonly shape: readonly number[]; readonly values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> }[];
}

type Operator = Parameters<NumberGraph<KerasValue>['node']>[0];

/** Operations of Keras by their names in ONNX, with a function that computes them for plain numbers. */
const operations: Readonly<Record<Operator, readonly [className: string, fold: (...numbers: readonly number[]) => number]>> = {
  Add: ['Add', (a: number, b: number) => a + b],
  Sub: ['Subtract', (a: number, b: number) => a - b],
  Mul: ['Multiply', (a: number, b: number) => a * b],
  Div: ['TrueDivide', (a: number, b: number) => a / b],
  Floor: ['Floor', Math.floor],
  Greater: ['Greater', (a: number, b: number) => Number(a > b)],
  Less: ['Less', (a: number, b: number) => Number(a < b)],
  Where: ['Where', (condition: number, a: number, b: number) => (condition === 0 ? b : a)],
  And: ['LogicalAnd', (a: number, b: number) => Number(a !== 0 && b !== 0)],
  Sin: ['Sin', Math.sin],
  Cos: ['Cos', Math.cos],
};
const truths = new Set(['Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Equal', 'LogicalAnd', 'LogicalOr', 'LogicalNot', 'Isnan']);

/**
 * Builds a functional Keras 3 model layer by layer, in the form of `Model.get_config`. Uses only standard layers and operations, so that it
 * loads in safe mode. Numbers have 64 bits unless stated otherwise.
 */
export class KerasGraph implements NumberGraph<KerasValue> {
  readonly #layers: object[] = [];
  readonly #variables: KerasVariables[] = [];
  readonly #names: Set<string>;
  readonly #counts = new Map<string, number>();

  /** `reserved`: names of inputs, which no other layer may have. */
  constructor(reserved: readonly string[]) {
    this.#names = new Set(reserved);
  }

  /** An input of shape [rows, 1]. */
  input(name: string, dtype: 'float32' | 'string'): KerasTensor {
    const config = { batch_shape: [null, 1], dtype, sparse: false, ragged: false, name };
    this.#layers.push({ module: 'keras.layers', class_name: 'InputLayer', config, registered_name: null, name, inbound_nodes: [] });
    return { layer: name, width: 1, dtype };
  }

  /** A layer over one tensor, or over several that it joins. */
  layer(
    className: string,
    inputs: KerasTensor | readonly KerasTensor[],
    config: Readonly<Record<string, unknown>>,
    output: { readonly width: number; readonly dtype?: string; readonly name?: string },
  ): KerasTensor {
    const { width, dtype = 'float64' } = output;
    const name = this.#name(output.name ?? snakeCase(className));
    const isText = dtype === 'string' || dtype === 'int64';
    const policy = {
      ...{ module: 'keras', class_name: 'DTypePolicy', config: { name: isText ? 'float32' : dtype } },
      registered_name: null,
    };
    this.#layers.push({
      ...{ module: 'keras.layers', class_name: className },
      config: { name, trainable: className === 'Dense' && config.trainable !== false, dtype: policy, ...config },
      ...{ registered_name: null, build_config: { input_shape: shapesOf(inputs) }, name },
      inbound_nodes: [{ args: [asArgument(inputs)], kwargs: {} }],
    });
    return { layer: name, width, dtype };
  }

  /** A Dense layer with its weights. Among layers at the same depth from the output, the order of creation must be the order in Keras. */
  dense(
    input: KerasTensor,
    config: Readonly<Record<string, unknown>> & { readonly units: number },
    arrays: KerasVariables['arrays'],
    name?: string,
  ): KerasTensor {
    const initializer = (className: string, own: object) => ({
      ...{ module: 'keras.initializers', class_name: className, config: own, registered_name: null },
    });
    const full = {
      ...{ activation: 'linear', use_bias: true, kernel_initializer: initializer('GlorotUniform', { seed: null }) },
      ...{ bias_initializer: initializer('Zeros', {}), kernel_regularizer: null, bias_regularizer: null },
      ...{ kernel_constraint: null, bias_constraint: null, ...config },
    };
    const output = this.layer('Dense', input, full, { width: config.units, ...(name === undefined ? {} : { name }) });
    const count = this.#variables.length;
    this.#variables.push({ group: count === 0 ? 'dense' : `dense_${count}`, layer: output.layer, arrays });
    return output;
  }

  /** An operation of `keras.ops` by its class name. Its width is that of the widest tensor, unless given. */
  operation(
    className: string,
    inputs: readonly KerasValue[],
    config: Readonly<Record<string, unknown>> = {},
    given: { readonly width?: number; readonly dtype?: string } = {},
  ): KerasTensor {
    const name = this.#name(snakeCase(className));
    this.#layers.push({
      ...{ module: className === 'Cast' ? 'keras.src.ops.core' : 'keras.src.ops.numpy', class_name: className },
      ...{ config: { name, ...config }, registered_name: className, name },
      inbound_nodes: [{ args: inputs.map(asArgument), kwargs: {} }],
    });
    const width = Math.max(1, ...inputs.map((input) => (typeof input === 'number' ? 1 : input.width)));
    return { layer: name, width, dtype: truths.has(className) ? 'bool' : 'float64', ...given };
  }

  /** Computed here if all inputs are numbers, because Keras has no operations without a tensor. */
  node(operator: Operator, inputs: readonly KerasValue[]): KerasValue {
    const [className, fold] = operations[operator];
    const numbers = inputs.filter((input) => typeof input === 'number');
    if (numbers.length === inputs.length) return fold(...numbers);
    // A condition that is a number is already known.
    if (operator === 'Where' && typeof inputs[0] === 'number') return inputs[0] === 0 ? inputs[2] : inputs[1];
    return this.operation(className, inputs);
  }

  number(value: number): number {
    return value;
  }

  /** Converts booleans and integers to 64-bit floats. */
  float(value: KerasTensor): KerasTensor {
    return this.operation('Cast', [value], { dtype: 'float64' });
  }

  /** The content of config.json, and the arrays of weights. */
  finish(
    inputs: ReadonlyMap<string, KerasTensor>,
    outputs: ReadonlyMap<string, KerasTensor>,
  ): { readonly config: object; readonly variables: readonly KerasVariables[] } {
    const places = (tensors: ReadonlyMap<string, KerasTensor>) =>
      Object.fromEntries([...tensors].map(([key, { layer }]) => [key, [layer, 0, 0]]));
    const config = {
      ...{ module: 'keras.src.models.functional', class_name: 'Functional' },
      config: {
        ...{ name: 'neuron', trainable: true, layers: this.#layers },
        ...{ input_layers: places(inputs), output_layers: places(outputs) },
      },
      ...{ registered_name: 'Functional', build_config: { input_shape: null }, compile_config: {} },
    };
    return { config, variables: this.#variables };
  }

  #name(stem: string): string {
    for (;;) {
      const count = this.#counts.get(stem) ?? 0;
      this.#counts.set(stem, count + 1);
      const name = count === 0 ? stem : `${stem}_${count}`;
      if (this.#names.has(name)) continue;
      this.#names.add(name);
      return name;
    }
  }
}

function snakeCase(className: string): string {
  return className.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
}

function shapesOf(inputs: KerasTensor | readonly KerasTensor[]): unknown {
  return 'layer' in inputs ? [null, inputs.width] : inputs.map(({ width }) => [null, width]);
}

function asArgument(input: KerasValue | readonly KerasTensor[]): unknown {
  if (typeof input === 'number') return input;
  if (!('layer' in input)) return input.map(asArgument);
  const config = { shape: [null, input.width], dtype: input.dtype, keras_history: [input.layer, 0, 0] };
  return { class_name: '__keras_tensor__', config };
}
