import type { EditorDescriptor } from './descriptor.ts';

/** Settings that are not training options. */
export const editorOptions = {
  engine: {
    type: 'choice',
    values: {
      wasm: { help: "Neuron's own loop in WebAssembly: the same steps as TensorFlow.js, hundreds of times faster." },
      tfjs: { help: "TensorFlow.js' `LayersModel.fit` on its cpu backend: the reference." },
    },
    default: 'wasm',
    scope: 'resource',
    help: 'What computes the steps.',
  },
  hover: {
    type: 'switch',
    default: true,
    scope: 'resource',
    help: 'Show the prediction and its arithmetic when hovering over a row.',
  },
  headerLens: {
    type: 'switch',
    default: true,
    scope: 'resource',
    help: 'Show above the header of a table what is predicted and from which columns, each to be changed by a click.',
  },
  lineAnswers: {
    type: 'switch',
    default: false,
    scope: 'resource',
    help: 'Show the answer after each visible row, and mark the rows that are answered wrong in the overview ruler.',
  },
  ghostText: {
    type: 'switch',
    default: true,
    scope: 'resource',
    help: 'Offer the answer after the caret while a new row is typed; Tab takes it.',
  },
  playbackSeconds: {
    type: 'number',
    min: 0,
    max: 60,
    default: 2,
    scope: 'window',
    help: 'How long the panel plays the epochs of a run that was over too fast to watch.',
    more: '`0` shows the end at once; nothing is played where the system asks for reduced motion.',
  },
} as const satisfies Readonly<Record<string, EditorDescriptor>>;
