/** The largest file that is read where no editor has it. A worker of Node reads any file piece by piece. */
export const MOST_FILE_BYTES = Infinity;
