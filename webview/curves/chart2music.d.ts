/** The part of chart2music that is used: TypeScript does not find the library's own types through its exports. */
declare module 'chart2music' {
  interface Axis {
    readonly label: string;
    readonly format: (value: number) => string;
  }
  interface Said {
    readonly id: string;
    readonly evaluators: Readonly<Record<string, string | number | boolean>>;
  }
  interface Chart {
    cleanUp(): void;
  }
  function chart2music(options: {
    readonly type: readonly 'line'[];
    readonly title: string;
    readonly lang: string;
    readonly element: HTMLElement;
    /** Element that receives the text to be read aloud. */
    readonly cc: HTMLElement;
    readonly data: Readonly<Record<string, readonly { readonly x: number; readonly y: number }[]>>;
    readonly axes: { readonly x: Axis; readonly y: Axis };
    readonly options: { readonly translationCallback: (said: Said) => string | false };
  }): { readonly err: null; readonly data: Chart } | { readonly err: string };
  export { chart2music as default };
}
