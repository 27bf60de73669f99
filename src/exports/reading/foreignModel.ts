import { message } from '../../message.ts';

/** The message about models from other programs. */
export const foreignModel = message(
  'The file holds no model that Neuron has written: how cells become the inputs of another one is not known.',
);

/** The message about a file that cannot be read as what it appears to be. */
export const damagedModel = message('The file of the model is damaged, or a part of it is missing.');
