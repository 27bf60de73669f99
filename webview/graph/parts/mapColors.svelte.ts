import { followTheme, type ColorOf } from '../../themeVariables.svelte.ts';

/** Red, green and blue, 0…255. */
export type Rgb = readonly [number, number, number];

/** The colours of the maps inside units. */
export interface MapColors {
  readonly page: Rgb;
  readonly plus: Rgb;
  readonly minus: Rgb;
}

/** The theme's colours for the maps as a reactive value. Call it in a component. */
export function followMapColors(): { readonly current: MapColors } {
  return followTheme(readMapColors);
}

/** Paints one pixel and reads it back: that gives the components however the theme has written the colour. */
function readMapColors(colorOf: ColorOf): MapColors {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const read = (variable: string): Rgb => {
    if (!context) return [0, 0, 0];
    context.fillStyle = colorOf(variable);
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  return { page: read('--page'), plus: read('--plus'), minus: read('--minus') };
}
