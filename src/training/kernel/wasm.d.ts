/** The training kernel; esbuild.mjs compiles and embeds it. */
declare module '*/kernel.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export { bytes as default };
}
