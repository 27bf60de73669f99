import read from './themes.json' with { type: 'json' };

/** VS Code's own themes: Default Dark Modern, Default Light Modern, Default High Contrast and Default High Contrast Light. */
export const themeNames = ['dark', 'light', 'hc', 'hc-light'] as const;
export type ThemeName = (typeof themeNames)[number];

/** A theme as VS Code applies it to a page: a class on the body, and variables read from a real workbench. */
export interface Theme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

export const themes: Readonly<Record<ThemeName, Theme>> = read;
