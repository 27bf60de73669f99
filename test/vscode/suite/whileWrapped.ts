import * as assert from 'node:assert/strict';

/** A function of the API as it is called. */
export type ApiCall = (...parameters: readonly unknown[]) => unknown;

/**
 * Has the calls of a function of the API go through the test while something goes on: `around` is given the real function and what it is called
 * with. The suite lies in the extension's own folder and is therefore given the same API object.
 */
export async function whileWrapped<Value>(
  api: object,
  name: string,
  around: (call: ApiCall, parameters: readonly unknown[]) => unknown,
  body: () => PromiseLike<Value>,
): Promise<Value> {
  const original = Object.getOwnPropertyDescriptor(api, name);
  const call: unknown = Reflect.get(api, name);
  assert.ok(original && typeof call === 'function', `${name} is what this test takes it for`);
  Object.defineProperty(api, name, {
    ...original,
    value: (...parameters: readonly unknown[]) => around((...passed) => Reflect.apply(call, api, passed), parameters),
  });
  try {
    return await body();
  } finally {
    Object.defineProperty(api, name, original);
  }
}
