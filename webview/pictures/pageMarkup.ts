import { canvasMarkup, childrenMarkup, escapeXml, paint } from './svgMarkup.ts';

/** Controls have no place in a picture. */
const controls = 'button, select, input, [role="radiogroup"], .visually-hidden';

/** A part of the page as a standalone SVG on white: its texts, pictures and SVGs in their places, in their present colours. */
export function pageMarkup(root: HTMLElement): string {
  const { left, top, width, height } = root.getBoundingClientRect();
  const size = `width="${width}" height="${height}"`;
  const parts = partsOf(root, { left, top });
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><rect ${size} fill="#ffffff"/>${parts}</svg>`;
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

function partsOf(element: Element, origin: Corner): string {
  const style = getComputedStyle(element);
  if (element.matches(controls) || style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return '';
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left - origin.left, box.top - origin.top].map(rounded);
  if (element instanceof SVGSVGElement) {
    const viewBox = element.getAttribute('viewBox');
    const shown = viewBox === null ? '' : ` viewBox="${escapeXml(viewBox)}"`;
    return `<svg x="${x}" y="${y}" width="${rounded(box.width)}" height="${rounded(box.height)}"${shown} overflow="visible">${childrenMarkup(element)}</svg>`;
  }
  if (element instanceof HTMLCanvasElement) return canvasMarkup(element, x, y, rounded(box.width), rounded(box.height));
  const { color, opacity } = paint(style.backgroundColor);
  const background =
    color === 'none'
      ? ''
      : `<rect x="${x}" y="${y}" width="${rounded(box.width)}" height="${rounded(box.height)}" fill="${color}" fill-opacity="${opacity}"/>`;
  const inside = [...element.childNodes].map((node) =>
    node instanceof Element ? partsOf(node, origin) : node instanceof Text ? textMarkup(node, style, origin) : '',
  );
  return background + inside.join('');
}

/** A text on one line: no text in a picture has several. */
function textMarkup(text: Text, style: CSSStyleDeclaration, origin: Corner): string {
  const written = text.data.trim();
  if (written === '') return '';
  const start = text.data.indexOf(written);
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + written.length);
  const box = range.getBoundingClientRect();
  // The baseline: the ascent is four fifths of the font size, plus half of the rest of the line height.
  const size = parseFloat(style.fontSize);
  const baseline = box.top - origin.top + (box.height - size) / 2 + size * 0.8;
  const font = `font-family="${escapeXml(style.fontFamily)}" font-size="${size}" font-weight="${style.fontWeight}"`;
  return `<text x="${rounded(box.left - origin.left)}" y="${rounded(baseline)}" ${font} fill="${paint(style.color).color}">${escapeXml(written.replace(/\s+/g, ' '))}</text>`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
