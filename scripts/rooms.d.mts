/** One room of `src`; `uses` names the rooms below that it may import. */
export interface Room {
  readonly name: string;
  readonly does: string;
  readonly uses: readonly string[];
  readonly kind: 'pure' | 'vscode' | 'platform';
}

export declare const rooms: readonly Room[];
export declare const pageUses: readonly string[];
