import { message } from '../../message.ts';
import { UserError } from '../../userError.ts';

/** Stands for TensorFlow.js' trainer, which has a script of its own: a worker from a blob has no folder to load it from. */
export class LayersModelTrainer {
  constructor() {
    throw new UserError(message('TensorFlow.js does not train in a browser. Set "neuron.engine" to "wasm": it takes the same steps.'));
  }
}
