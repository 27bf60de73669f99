/** The training kernel's builds, deterministic and relaxed; esbuild.mjs compiles and embeds them. */
declare module '*/kernel.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export { bytes as default };
}
declare module '*/kernelRelaxed.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export { bytes as default };
}
