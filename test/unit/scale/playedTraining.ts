import { Buffer } from 'node:buffer';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import { layerSlices } from '../../../src/network/architecture.ts';
import { knownValues } from '../../../src/dataset/encoding/apply/applyCategory.ts';

/** Lines of history.jsonl that fit a plan, as if train.py had found the statistics of Neuron's own encoder. */
export function playedHistory(plan: RunPlan, epochs: number): string[] {
  const { encoder, rows } = plan;
  const statistics = encoder.inputs.map(({ offset, scale, mean, min, max }) => ({ offset, scale, mean, min, max }));
  const flat = { offset: 0, scale: 1, mean: 0.5, min: 0, max: 1 };
  const { target } = encoder;
  const ofTarget =
    target.type === 'regression' ? { offset: target.mean, scale: target.scale, mean: target.mean, min: target.min, max: target.max } : flat;
  const columns = encoder.columns.map((encoding) => ({
    fill:
      encoding.type === 'category'
        ? Math.max(0, knownValues(encoding).indexOf(encoding.missing?.fill ?? ''))
        : (encoding.missing?.fill ?? 0),
    ...(encoding.type === 'number' && encoding.clip ? { clip: encoding.clip } : {}),
  }));
  const isLogarithm = target.type === 'regression' && target.logarithm !== undefined;
  const inputs = [...statistics, ofTarget, ...(isLogarithm ? [flat] : [])];
  const { train, test, validation } = rows;
  const scores = {
    rows: 1,
    loss: 0.5,
    ...(target.type === 'regression'
      ? { mae: 1, rmse: 1, pairs: [[1], [2]] }
      : {
          confusion: [
            [1, 0],
            [0, 0],
          ],
        }),
  };
  return [
    { event: 'start', version: 1, processes: 2, rows: { train, test, validation }, columns, inputs },
    ...Array.from({ length: epochs }, (_, index) => ({
      ...{ event: 'epoch', epoch: index + 1, trainLoss: 1 / (index + 1), trainMetric: 0.5, seconds: index },
      ...(test > 0 ? { testLoss: 1.5 / (index + 1), testMetric: 0.25 } : {}),
    })),
    {
      event: 'end',
      epochs,
      bestEpoch: epochs,
      isStopped: false,
      seconds: 2,
      last: null,
      train: scores,
      test: test > 0 ? scores : null,
      validation: null,
    },
  ].map((line) => JSON.stringify(line));
}

/** A safetensors file with this header, unchanged, and this data. */
export function packSafetensors(header: unknown, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

/** The model that train.py would write at the end of such a history. */
export function playedModel(
  { architecture }: RunPlan,
  recipe: string,
  lines: readonly string[],
  weights: Float32Array,
): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: { recipe, history: `${lines.join('\n')}\n` } };
  layerSlices(architecture).forEach(({ inputs, units, kernelStart, biasStart }, layer) => {
    header[`layers.${layer}.kernel`] = { dtype: 'F32', shape: [inputs, units], data_offsets: [kernelStart * 4, biasStart * 4] };
    header[`layers.${layer}.bias`] = { dtype: 'F32', shape: [units], data_offsets: [biasStart * 4, (biasStart + units) * 4] };
  });
  return packSafetensors(header, new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength));
}
