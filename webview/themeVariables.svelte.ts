/**
 * The theme's colours for these custom properties as a reactive value, resolved for a canvas. VS Code changes the page's classes and variables
 * when the theme changes. Call it in a component.
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

/** The browser resolves the colours on an invisible element, since variables may hold color-mix(). */
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
