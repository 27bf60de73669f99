/** The type of the panels, for `registerWebviewPanelSerializer` and `onWebviewPanel:`. The input of a tab has it with a prefix. */
export const panelViewType = 'neuron.network';

/** The editor for `.neuron` files, as named in package.json. */
export const modelEditorType = 'neuron.modelFile';

/**
 * The editor for Keras and ONNX files that Neuron has written. It is only an option, because other extensions have editors for these files
 * too.
 */
export const otherModelEditorType = 'neuron.otherModelFile';
