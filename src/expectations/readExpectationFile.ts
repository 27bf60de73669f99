import { message } from '../message.ts';
import { UserError } from '../userError.ts';
import type { ExpectationFile } from './expectation.ts';
import { readJsonExpectations } from './readJsonExpectations.ts';
import { readMarkdownExpectations } from './readMarkdownExpectations.ts';

/** True if the name is that of a file of expectations: `neuron.test.json`, `exams.neuron.test.md`. */
export function isExpectationFile(name: string): boolean {
  return /^(?:.+\.)?neuron\.test\.(?:json|md)$/i.test(name);
}

/**
 * Reads a file of expectations in the format of its extension. Throws a UserError if it holds no expectations or asks for an impossible
 * training.
 */
export function readExpectationFile(name: string, text: string): ExpectationFile {
  const file = name.toLowerCase().endsWith('.md') ? readMarkdownExpectations(text) : readJsonExpectations(text);
  if (file.table === undefined && file.model === undefined) {
    throw new UserError(message('It does not say what the expectations are about: name a "table" to train on, or a "model".'));
  }
  if (file.expectations.length === 0) throw new UserError(message('It holds no expectations.'));
  return file;
}
