/** The type of the panels' tabs, as `registerWebviewPanelSerializer` and `onWebviewPanel:` name it. A tab's input says it with a prefix. */
export const panelViewType = 'neuron.network';
