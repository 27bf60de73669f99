import { message } from '../message.ts';

/** Exit codes of the command line. */
export const exitCodes = { done: 0, unmet: 1, usage: 2, refused: 3, fault: 4, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each code means, for the help. */
export const exitWords = {
  done: message('done'),
  unmet: message('an expectation is not met'),
  usage: message('the command line is not understood'),
  refused: message('a table, model or file cannot be used: the message says why'),
  fault: message('a fault in Neuron itself'),
  interrupted: message('interrupted by Ctrl+C'),
} as const satisfies Readonly<Record<keyof typeof exitCodes, unknown>>;
