import { expect, test, vi } from 'vitest';
import { fitFigure } from '../../../webview/graph/parts/graphTexts.ts';

// Without a page there is no font: a digit of 13 pixels is about as wide as this.
vi.mock('../../../webview/textMeasure.ts', () => ({
  measureText: (text: string) => [...text].reduce((width, character) => width + (character === '.' ? 4 : 7.5), 0),
}));

vi.mock('../../../webview/say.ts', () => ({ say: String }));

const radii = [6, 8, 10, 12, 13, 14, 16, 20, 30];

test.each(['>\u00a00.99', '0.97', '0.99', '\u22120.98'])('%s is not made 1, however small the circle is', (text) => {
  for (const radius of radii) {
    const figure = fitFigure(text, radius);
    expect(Math.abs(Number(figure.replace('\u2212', '-').replace(/^>\s/, ''))), `${figure} in ${radius}`).toBeLessThan(1);
  }
});

test('other figures lose digits as ever', () => {
  const shown = (text: string) => radii.map((radius) => fitFigure(text, radius));
  expect(shown('1.00')).toEqual(['1', '1', '1', '1.0', '1.00', '1.00', '1.00', '1.00', '1.00']);
  expect(shown('0.42').slice(4)).toEqual(['0.42', '0.42', '0.42', '0.42', '0.42']);
  expect(shown('12.35').at(3)).toBe('12');
});
