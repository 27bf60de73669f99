import * as assert from 'node:assert/strict';

/** A call of an API function. */
export type ApiCall = (...parameters: readonly unknown[]) => unknown;

/**
 * Routes the calls of an API function through the test for some time. `around` receives the real function and the arguments. The suite is
 * in the extension's own folder and so gets the same API object.
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
