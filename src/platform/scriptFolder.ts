/** Where the extension's built scripts are. */
export interface ScriptFolder {
  /** The path of a script on this machine. */
  pathOf(name: string): string;
  /** The content of a script, which may be on another machine. */
  read(name: string): Promise<Uint8Array>;
}
