/** The largest file that is read where no editor has it: a browser reads a file as a whole, and holds it twice while it is handed over. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024;
