/** Script that makes a field for each column, and a slider for numbers. */
const fieldsScript = `
const inputs = facts.fields.map((field) => {
  const label = add(element('fields'), 'label');
  const name = add(label, 'span', field.column);
  if (field.unit) name.dataset.unit = field.unit;
  if (field.type === 'category') {
    const select = add(label, 'select');
    for (const value of field.values) add(select, 'option', value).value = value;
    if (field.other) add(select, 'option', field.other).value = field.other;
    add(select, 'option', 'missing').value = '';
    select.value = field.start;
    return { column: field.column, input: select };
  }
  const input = add(label, 'input');
  input.value = field.start;
  if (field.type === 'number' && field.max > field.min) {
    const slider = add(label, 'input');
    slider.type = 'range';
    slider.min = field.min;
    slider.max = field.max;
    slider.step = (field.max - field.min) / 200;
    // The field has the column's decimal mark, a slider knows the point alone.
    const follow = () => { slider.value = input.value.replace(field.decimal, '.'); };
    follow();
    slider.setAttribute('aria-label', field.column);
    slider.addEventListener('input', () => {
      input.value = String(Number(Number(slider.value).toPrecision(6))).replace('.', field.decimal);
      answer();
    });
    input.addEventListener('input', follow);
  }
  return { column: field.column, input };
});
`;

/** Script that shows the fields, the answer and the graph. `predict` and `facts` must be defined before it. */
export const pageScript = (graph: string): string => `
const element = (id) => document.getElementById(id);
const add = (parent, tag, text) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  parent.append(made);
  return made;
};
document.title = facts.target;
element('title').textContent = facts.target;
element('about').textContent = 'What a network that was trained on ' + facts.fileName + ' answers. Made by ' + facts.maker + '.';
if (facts.unit) element('answer').dataset.unit = facts.unit;
element('figures').textContent = facts.figures.join(', ');

${graph}
element('caption').textContent = 'Blue lines add, orange ones take away; the wider, the more. Below each circle: what it gives for the values above.';
${fieldsScript}

// Nearly certain is not certain: more decimals where one would round to 0 or 100.
const percent = (share) => {
  const written = [1, 2, 3, 4, 5, 6].map((decimals) => (share * 100).toFixed(decimals));
  if (share <= 0 || share >= 1) return written[0] + ' %';
  const finest = share < 0.5 ? '< 0.000001' : '> 99.999999';
  return (written.find((text) => Number(text) > 0 && Number(text) < 100) ?? finest) + ' %';
};

function answer() {
  const row = Object.fromEntries(inputs.map(({ column, input }) => [column, input.value]));
  const { value, probabilities } = predict(row, showInputs);
  element('answer').textContent = typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
  element('probabilities').replaceChildren();
  for (const name of probabilities ? facts.classes : []) {
    const line = add(element('probabilities'), 'div');
    add(line, 'span', name);
    const meter = add(line, 'meter');
    meter.value = probabilities[name];
    add(line, 'span', percent(probabilities[name]));
  }
}
element('fields').addEventListener('input', answer);
element('fields').addEventListener('submit', (event) => event.preventDefault());
answer();
`;

/** The page's style, light and dark. */
export const pageStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
figure { margin: 1.5rem 0; }
svg { width: 100%; height: auto; font-size: 13px; fill: currentColor; }
figcaption { font-size: 0.8rem; opacity: 0.8; }
.value { font-size: 10px; paint-order: stroke; stroke: Canvas; stroke-width: 3px; }
line { stroke-opacity: 0.7; }
line.plus, circle { stroke: var(--plus); }
line.minus, circle.minus { stroke: var(--minus); }
circle { fill: var(--plus); stroke-width: 1.5; }
circle.minus { fill: var(--minus); }
circle.ground { fill: Canvas; stroke: none; }
:root { --plus: #1565c0; --minus: #c75300; }
@media (prefers-color-scheme: dark) { :root { --plus: #6cb2ff; --minus: #ffa657; } }
main { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
label, #probabilities > div { display: grid; grid-template-columns: 12rem 10rem 1fr; gap: 0.75rem; align-items: center; margin: 0.4rem 0; }
output[data-unit]::after { content: ' ' attr(data-unit); }
span[data-unit]::after { content: ' (' attr(data-unit) ')'; opacity: 0.7; }
label > span, #probabilities span { overflow-wrap: anywhere; }
output { display: block; font-size: 2rem; font-weight: 600; margin: 1.5rem 0 0.5rem; overflow-wrap: anywhere; }
meter, input, select { width: 100%; box-sizing: border-box; font: inherit; }
`;
