/** The largest file that is read if no editor has it open: a browser reads a file as a whole and holds it twice while it is transferred. */
export const MOST_FILE_BYTES = 256 * 1024 * 1024;
