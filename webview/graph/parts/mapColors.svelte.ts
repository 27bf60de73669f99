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
  let current = $state.raw(readColors());
  $effect(() => {
    const observer = new MutationObserver(() => (current = readColors()));
    observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    return () => observer.disconnect();
  });
  return {
    get current() {
      return current;
    },
  };
}

/** Paints one pixel and reads it back: that gives the components however the theme has written the colour. */
function readColors(): MapColors {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (variable: string): Rgb => {
    if (!context) return [0, 0, 0];
    probe.style.color = `var(${variable})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const colors = { page: read('--page'), plus: read('--plus'), minus: read('--minus') };
  probe.remove();
  return colors;
}
