import type { Message } from '../../src/message.ts';
import type { ListedRows } from '../../src/protocol/rowLists.ts';
import type { RequestOutcome } from '../../src/protocol/viewRequests.ts';
import type { AnsweredRows } from './answeredRows.ts';

/** What is known of the rows of the table. */
export type RowsState =
  | { readonly type: 'none' }
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly rows: AnsweredRows; readonly total: number }
  | { readonly type: 'failed'; readonly said: Message };

/** Fetches the rows from index `start` on. */
export type FetchRows = (start: number) => Promise<RequestOutcome<ListedRows>>;

/** The rows of the table with the model's answers, fetched when a tab needs them. */
export class TableRows {
  state = $state.raw<RowsState>({ type: 'none' });
  /** 0-based lines of the rows that are marked in the file: the host clears the marks when the answers they belong to are replaced. */
  marked = $state.raw(new Uint32Array());
  readonly #fetch: FetchRows;
  #key: string | undefined;

  constructor(fetch: FetchRows) {
    this.#fetch = fetch;
  }

  /** Fetches the rows, unless those of this `key` (what they depend on) are there or on their way. The old ones stay until then. */
  load(key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    this.marked = new Uint32Array();
    if (this.state.type !== 'ready') this.state = { type: 'loading' };
    void this.#fetchAll(key);
  }

  async #fetchAll(key: string): Promise<void> {
    const pages: AnsweredRows[] = [];
    let count = 0;
    for (;;) {
      const outcome = await this.#fetch(count);
      if (this.#key !== key) return;
      if (outcome.type === 'cancelled') return this.#end(undefined, { type: 'none' });
      if (outcome.type === 'failed') return this.#end(key, { type: 'failed', said: outcome.said });
      const { rows, total } = outcome.value;
      pages.push(rows);
      count += rows.lines.length;
      // For a table with very many rows the host sends only as many as it can list.
      if (rows.lines.length === 0 || count >= total) return this.#end(key, { type: 'ready', rows: joinRows(pages), total });
    }
  }

  #end(key: string | undefined, state: RowsState): void {
    this.#key = key;
    this.state = state;
  }
}

/** Joins pages of one table: all have the same arrays. */
function joinRows(pages: readonly AnsweredRows[]): AnsweredRows {
  const floats = (of: (page: AnsweredRows) => Float64Array | undefined) =>
    pages.every((page) => of(page) !== undefined) ? Float64Array.from(pages.flatMap((page) => Array.from(of(page) ?? []))) : undefined;
  const [confidence, actual] = [floats((page) => page.confidence), floats((page) => page.actual)];
  const hasSplits = pages.every(({ splits }) => splits !== undefined);
  return {
    lines: Uint32Array.from(pages.flatMap(({ lines }) => Array.from(lines))),
    values: Float64Array.from(pages.flatMap(({ values }) => Array.from(values))),
    ...(confidence ? { confidence } : {}),
    ...(actual ? { actual } : {}),
    ...(hasSplits ? { splits: Uint8Array.from(pages.flatMap(({ splits }) => Array.from(splits ?? []))) } : {}),
  };
}
