import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { message } from '../../../src/message.ts';
import { unexpected } from '../../../src/run/findings/failure.ts';
import { crashed, toError } from '../../../src/session/failures.ts';
import { UserError } from '../../../src/userError.ts';

test('people read what a bug says, and the log where it was thrown', () => {
  const failure = unexpected(new TypeError('rows is undefined'));
  expect(inEnglish(failure.message)).toBe('rows is undefined.');
  const error = toError(crashed(failure));
  expect(error.message).toBe('The training worker ended unexpectedly. rows is undefined. Train again.');
  expect(error.stack).toContain('failures.test.ts');
  expect(error).not.toBeInstanceOf(UserError);
});

test('what is thrown and is no error is told as it is, and what is expected has no stack', () => {
  expect(inEnglish(unexpected('gone').message)).toBe('gone.');
  expect(toError({ isExpected: true, message: message('Train again.') })).toBeInstanceOf(UserError);
});
