/** The contenders that the goals refer to. */
export const contenderNames = {
  kernel: 'Neuron',
  twoCores: 'Neuron, 2 cores',
  loop: 'Neuron, plain loop',
  fitCpu: 'LayersModel.fit, cpu',
  fitWasm: 'LayersModel.fit, wasm',
  sklearn: 'scikit-learn',
};

/** PyTorch with that many threads. */
export function torchName(threads: number): string {
  return `PyTorch, ${threads} thread${threads === 1 ? '' : 's'}`;
}
