/** The resolved colour of a custom property. */
export type ColorOf = (variable: string) => string;

/**
 * What `read` makes of the theme's colours, as a reactive value. VS Code changes the page's classes and variables when the theme changes; the value
 * stays while `areEqual`. Call it in a component.
 */
export function followTheme<Value>(
  read: (colorOf: ColorOf) => Value,
  areEqual: (before: Value, now: Value) => boolean = Object.is,
): { readonly current: Value } {
  let current = $state.raw(readColors(read));
  $effect(() => {
    const observer = new MutationObserver(() => {
      const next = readColors(read);
      if (!areEqual(current, next)) current = next;
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

/** The theme's colours for these custom properties, resolved for a canvas. Call it in a component. */
export function followThemeVariables<const Name extends string>(names: readonly Name[]): { readonly current: ReadonlyMap<Name, string> } {
  return followTheme(
    (colorOf) => colorsByName(names, colorOf),
    (before, now) => [...before.values()].join() === [...now.values()].join(),
  );
}

function colorsByName<Name extends string>(names: readonly Name[], colorOf: ColorOf): ReadonlyMap<Name, string> {
  const colors = names.map((name) => [name, colorOf(name)] as const);
  return new Map(colors);
}

/** The browser resolves the colours on an invisible element, since variables may hold color-mix(). */
function readColors<Value>(read: (colorOf: ColorOf) => Value): Value {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const value = read((variable) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return value;
}
