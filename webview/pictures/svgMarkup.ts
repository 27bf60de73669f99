/** Attributes that place and shape an element of an SVG; other attributes matter only in the page. */
const geometry = [
  ...['d', 'x', 'y', 'dx', 'dy', 'cx', 'cy', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'points', 'transform'],
  ...['viewBox', 'id', 'offset', 'gradientUnits', 'clip-path', 'preserveAspectRatio'],
];
/** Computed styles that become attributes, which every program reads. */
const looks = [...['stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'paint-order', 'stop-opacity']];
const fonts = ['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'letter-spacing'];
/** The initial values of these attributes, which can be left out. */
const usual = new Map<string, string>([
  ...[['stroke-dasharray', 'none'], ['stroke-linecap', 'butt'], ['stroke-linejoin', 'miter'], ['opacity', '1'], ['paint-order', 'normal']] as const, // prettier-ignore
  ...[['stop-opacity', '1'], ['font-style', 'normal'], ['text-anchor', 'start'], ['dominant-baseline', 'auto'], ['letter-spacing', 'normal']] as const, // prettier-ignore
]);

/** An element of a drawn SVG with its content, as markup that looks the same without the page's styles. Empty for what is invisible. */
function svgMarkup(element: Element): string {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return '';
  const tag = element.localName;
  if (tag === 'foreignObject') return foreignMarkup(element);
  if (tag === 'title' || tag === 'desc') return '';
  const paints = { fill: paint(style.fill), stroke: paint(style.stroke) };
  const isShape = element instanceof SVGGeometryElement;
  // Lines that only catch the mouse.
  if (isShape && paints.fill.color === 'none' && paints.stroke.color === 'none' && element.closest('clipPath, defs') === null) return '';
  const isText = element instanceof SVGTextContentElement;
  const attributes = [
    ...geometry.map((name): [string, string | null] => [name, element.getAttribute(name)]),
    ...(isShape || isText ? [...paintAttributes('fill', paints.fill), ...paintAttributes('stroke', paints.stroke)] : []),
    ...[...(isShape || isText ? looks : ['opacity']), ...(isText ? fonts : [])].map((name): [string, string] => [
      name,
      style.getPropertyValue(name),
    ]),
    ...(tag === 'stop' ? [['stop-color', paint(style.stopColor).color] satisfies [string, string]] : []),
  ];
  const written = attributes.flatMap(([name, value]) =>
    value === null || value === '' || value === usual.get(name) || /var\(/.test(value) ? [] : [` ${name}="${escapeXml(value)}"`],
  );
  const isStroked = paints.stroke.color !== 'none';
  const shown = isStroked ? written : written.filter((attribute) => !attribute.startsWith(' stroke-'));
  return `<${tag}${shown.join('')}>${childrenMarkup(element)}</${tag}>`;
}

/** The content of an SVG element. */
export function childrenMarkup(element: Element): string {
  return [...element.childNodes]
    .map((node) => (node instanceof Element ? svgMarkup(node) : node instanceof Text ? escapeXml(node.data) : ''))
    .join('');
}

/** A canvas as an image at its place; round where the page clips it to a circle. */
export function canvasMarkup(canvas: HTMLCanvasElement, x: number, y: number, width: number, height: number): string {
  const image = `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none" href="${canvas.toDataURL('image/png')}"`;
  if (getComputedStyle(canvas).borderTopLeftRadius !== '50%') return `${image}/>`;
  const id = `round-${crypto.randomUUID()}`;
  const circle = `<circle cx="${x + width / 2}" cy="${y + height / 2}" r="${Math.min(width, height) / 2}"/>`;
  return `<clipPath id="${id}">${circle}</clipPath>${image} clip-path="url(#${id})"/>`;
}

export function escapeXml(text: string): string {
  // Characters that XML does not allow, however they are escaped.
  const allowed = text.replace(
    // eslint-disable-next-line no-control-regex -- A column's name may hold them.
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\uFFFD',
  );
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A colour as `#rrggbb`, "none" or the reference to a gradient, and its opacity, 0…1. */
export interface Paint {
  readonly color: string;
  readonly opacity: number;
}

/** Parses a computed colour. */
export function paint(computed: string): Paint {
  if (computed === 'none' || computed.startsWith('url(')) return { color: computed, opacity: 1 };
  const numbers = [...computed.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(([number]) => Number(number));
  const isUnit = computed.startsWith('color(');
  const channels = numbers.slice(0, 3).map((value) => Math.round(Math.min(1, Math.max(0, isUnit ? value : value / 255)) * 255));
  const opacity = numbers.length > 3 ? numbers[3] : 1;
  if (channels.length < 3 || opacity === 0) return { color: 'none', opacity: 1 };
  return { color: `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`, opacity };
}

function paintAttributes(name: 'fill' | 'stroke', { color, opacity }: Paint): [string, string][] {
  if (name === 'stroke' && color === 'none') return [];
  return [[name, color], ...(opacity < 1 ? [[`${name}-opacity`, String(opacity)] satisfies [string, string]] : [])];
}

function foreignMarkup(element: Element): string {
  const canvas = element.querySelector('canvas');
  const number = (name: string) => Number(element.getAttribute(name));
  return canvas ? canvasMarkup(canvas, number('x'), number('y'), number('width'), number('height')) : '';
}
