import { UserError } from '../userError.ts';

/** The command line itself is invalid, whatever the files contain. */
export class UsageError extends UserError {}
