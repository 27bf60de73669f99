/** Script of the page that draws the graph of `facts.graph` once; its `showInputs` displays the neurons' outputs. Uses the page's `add`. */
export const graphScript = `
const draw = (parent, tag, attributes, text) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
};
const short = (text) => ([...text].length > 26 ? [...text].slice(0, 25).join('') + '…' : text);
// What is below 1 is not written as 1, since it may be a probability.
const written = (number) => {
  const rounded = [3, 4, 5, 6, 8, 10, 12].map((digits) => Number(number.toPrecision(digits)));
  return String(rounded.find((value) => Math.abs(value) !== 1 || Math.abs(number) >= 1) ?? 1);
};
const graph = element('graph');
graph.setAttribute('viewBox', '0 0 ' + facts.graph.width + ' ' + facts.graph.height);
graph.setAttribute('aria-label', 'The network: ' + facts.graph.layers.map(({ nodes, hidden }) => nodes.length + hidden).join(', ') + ' from inputs to outputs');
const layers = facts.graph.layers;
layers.forEach(({ nodes, kernel }, layer) => {
  if (!kernel) return;
  const before = layers[layer - 1].nodes;
  const largest = Math.max(...before.flatMap((from) => nodes.map((to) => Math.abs(kernel[from.index][to.index]))), 1e-9);
  for (const from of before) {
    for (const to of nodes) {
      const weight = kernel[from.index][to.index];
      const line = draw(graph, 'line', {
        x1: from.x, y1: from.y, x2: to.x, y2: to.y,
        class: weight < 0 ? 'minus' : 'plus',
        'stroke-width': 0.5 + (4.5 * Math.abs(weight)) / largest,
      });
      draw(line, 'title', {}, 'weight ' + written(weight));
    }
  }
});
const shown = layers.map(({ nodes, hidden }, layer) =>
  nodes.map(({ index, x, y, name }, place) => {
    const isFirst = layer === 0;
    const isLast = layer === layers.length - 1;
    draw(graph, 'circle', { cx: x, cy: y, r: 11, class: 'ground' });
    const circle = draw(graph, 'circle', { cx: x, cy: y, r: 11 });
    const title = draw(circle, 'title', {}, name);
    const value = draw(graph, 'text', { x, y: y + 23, class: 'value', 'text-anchor': 'middle' });
    if (isFirst || isLast) draw(graph, 'text', { x: isFirst ? x - 18 : x + 18, y: y + 4, 'text-anchor': isFirst ? 'end' : 'start' }, short(name));
    if (hidden > 0 && place === nodes.length - 1) draw(graph, 'text', { x, y: y + 38, class: 'value', 'text-anchor': 'middle' }, '+ ' + hidden);
    return { index, circle, title, value, name };
  }),
);

// Of these the module has those that the network uses.
const activations = {
  relu: typeof relu === 'function' ? relu : undefined,
  leakyRelu: typeof leaky_relu === 'function' ? leaky_relu : undefined,
  elu: typeof elu === 'function' ? elu : undefined,
  gelu: typeof gelu === 'function' ? gelu : undefined,
  tanh: Math.tanh,
  sigmoid: typeof sigmoid === 'function' ? sigmoid : undefined,
};
function showInputs(inputs) {
  let values = inputs;
  layers.forEach(({ kernel, bias, activation }, layer) => {
    if (kernel) {
      const sums = bias.map((start, unit) => values.reduce((sum, value, index) => sum + value * kernel[index][unit], start));
      const largest = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - largest));
      const total = powers.reduce((a, b) => a + b, 0);
      values = activation === 'softmax' ? powers.map((power) => power / total) : sums.map(activations[activation] ?? ((x) => x));
    }
    const size = Math.max(...values.map(Math.abs), 1e-9);
    for (const { index, circle, title, value, name } of shown[layer]) {
      circle.setAttribute('fill-opacity', Math.abs(values[index]) / size);
      circle.setAttribute('class', values[index] < 0 ? 'minus' : 'plus');
      value.textContent = written(values[index]);
      title.textContent = (name === '' ? 'gives ' : name + ': ') + written(values[index]);
    }
  });
}
`;
