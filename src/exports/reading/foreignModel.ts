import { message } from '../../message.ts';

/** What is said of models of other makers. */
export const foreignModel = message(
  'The file holds no model that Neuron has written: how cells become the inputs of another one is not known.',
);

/** What is said of a file that cannot be read as what it looks like. */
export const damagedModel = message('The file of the model is damaged, or a part of it is missing.');
