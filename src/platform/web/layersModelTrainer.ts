import { message } from '../../message.ts';
import { UserError } from '../../userError.ts';

/** Replaces TensorFlow.js' trainer, which is a separate script: a worker from a blob has no folder to load it from. */
export class LayersModelTrainer {
  constructor() {
    throw new UserError(message('TensorFlow.js does not train in a browser. Set "neuron.engine" to "wasm": it takes the same steps.'));
  }
}
