/** The type of the panels' tabs, as `registerWebviewPanelSerializer` and `onWebviewPanel:` name it. A tab's input says it with a prefix. */
export const panelViewType = 'neuron.network';

/** The editor of `.neuron` files, as package.json names it. */
export const modelEditorType = 'neuron.modelFile';

/** The editor of files of Keras and ONNX that Neuron has written: others have editors for these, too, so that it is offered only. */
export const otherModelEditorType = 'neuron.otherModelFile';
