import { assert } from 'chai';

// What the suite uses of node:assert/strict, where there is no Node: the build takes this file for it.
export const { deepEqual, fail, match, strictEqual: equal, isOk: ok, notDeepEqual, notMatch: doesNotMatch } = assert;
