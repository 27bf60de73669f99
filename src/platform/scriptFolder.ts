/** Where the built scripts of the extension lie. */
export interface ScriptFolder {
  /** The path of a script on this machine. */
  pathOf(name: string): string;
  /** What is in a script; from elsewhere too. */
  read(name: string): Promise<Uint8Array>;
}
