import { assert } from 'chai';

// The assertions that the suite uses from node:assert/strict. The build uses this file where there is no Node.
export const { deepEqual, fail, match, strictEqual: equal, isOk: ok, notDeepEqual, notMatch: doesNotMatch } = assert;
