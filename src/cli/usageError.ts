import { UserError } from '../userError.ts';

/** The command line itself cannot be understood, whatever the files hold. */
export class UsageError extends UserError {}
