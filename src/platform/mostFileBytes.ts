/** The largest file that is read if no editor has it open. In Node a worker reads any file piece by piece. */
export const MOST_FILE_BYTES = Infinity;
