/** Colours that a canvas needs as values; they follow the theme. */
export interface ThemeColors {
  readonly test: string;
  readonly train: string;
  readonly grid: string;
  readonly text: string;
}

/** The theme's colours as a reactive value: VS Code changes classes and variables of a page when the theme changes. Call it in a component. */
export function followThemeColors(): { readonly current: ThemeColors } {
  let current = $state.raw(readColors());
  $effect(() => {
    const observer = new MutationObserver(() => {
      const next = readColors();
      if (Object.values(next).join() !== Object.values(current).join()) current = next;
    });
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

/** Colours are resolved by the browser on an element that is not drawn, since variables may hold color-mix(). */
function readColors(): ThemeColors {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const colors = { test: read('--plus'), train: read('--train'), grid: read('--grid'), text: read('--muted') };
  probe.remove();
  return colors;
}
