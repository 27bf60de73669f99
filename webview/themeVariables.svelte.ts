/**
 * The theme's colours of these custom properties as a reactive value, for a canvas, which needs them resolved: VS Code changes classes and variables
 * of a page when the theme changes. Call it in a component.
 */
export function followThemeVariables<const Name extends string>(names: readonly Name[]): { readonly current: ReadonlyMap<Name, string> } {
  let current = $state.raw(readColors(names));
  $effect(() => {
    const observer = new MutationObserver(() => {
      const next = readColors(names);
      if ([...next.values()].join() !== [...current.values()].join()) current = next;
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
function readColors<Name extends string>(names: readonly Name[]): ReadonlyMap<Name, string> {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colors = new Map(
    names.map((name) => {
      probe.style.color = `var(${name})`;
      return [name, getComputedStyle(probe).color] as const;
    }),
  );
  probe.remove();
  return colors;
}
