import { main } from 'assemblyscript/asc';

/** The instructions of a peak; operands stay in registers. */
export type InstructionSet = 'simd' | 'scalar';

interface Kind {
  readonly type: string;
  readonly number: string;
  readonly lanes: number;
  /**
   * A statement that gives `a` its next value by one multiplication and one addition. Dependent multiplications and additions would take twice as
   * long, and there are not enough registers for twice the chains; so products of numbers from the L1 cache are added, each number being used
   * twice.
   */
  step(a: string, place: number): string;
  splat(value: string): string;
  /** One element of the vector. */
  first(a: string): string;
}

const kinds: Readonly<Record<InstructionSet, Kind>> = {
  simd: {
    ...vector(),
    step: (a, place) =>
      place % 2 === 0 ? `t = v128.load(${16 * place}); ${a} = f32x4.add(${a}, f32x4.mul(t, x))` : `${a} = f32x4.add(${a}, f32x4.mul(t, y))`,
  },
  scalar: {
    type: 'f64',
    number: 'f64',
    lanes: 1,
    step: (a, place) => (place % 2 === 0 ? `t = load<f64>(${8 * place}); ${a} += t * x` : `${a} += t * y`),
    splat: (value) => value,
    first: (a) => a,
  },
};

/** Parallel chains of operations: with few, each waits for its own results; many do not fit into 16 registers; the best count is used. */
const chainCounts = [8, 10, 11, 12, 13];
/** Operations per chain and call; a few milliseconds for all of them. */
const STEPS = 400_000;
const UNROLLED = 4;
const REPEATS = 6;

type Loop = (steps: number, x: number, y: number) => number;

/** Measures peak arithmetic with WebAssembly loops whose sums stay in registers. */
export class PeakMeter {
  readonly #loops: ReadonlyMap<InstructionSet, readonly { readonly chains: number; readonly run: Loop }[]>;

  private constructor(exports: WebAssembly.Exports) {
    const loop = (name: string): Loop => {
      const run = exports[name];
      if (typeof run !== 'function') throw new Error(`The module has no ${name}`);
      return (steps, x, y) => Number(Reflect.apply(run, undefined, [steps, x, y]));
    };
    this.#loops = new Map(
      instructionSets.map((set) => [set, chainCounts.map((chains) => ({ chains, run: loop(functionName(set, chains)) }))]),
    );
  }

  static async create(): Promise<PeakMeter> {
    const module = await WebAssembly.compile(await compileLoops());
    const { exports } = await WebAssembly.instantiate(module);
    const meter = new PeakMeter(exports);
    // V8 compiles twice; the second, better code arrives after a while.
    for (let round = 0; round < 3; round++) for (const set of instructionSets) meter.measure(set);
    return meter;
  }

  /**
   * Peak GFLOP/s of one core, a multiplication and an addition counting as two. Takes some 30 ms: the fastest of several short bursts, since a
   * peak is what is reached undisturbed.
   */
  measure(set: InstructionSet): number {
    let best = 0;
    for (const { chains, run } of this.#loops.get(set) ?? []) {
      for (let repeat = 0; repeat < REPEATS; repeat++) {
        const startedAt = performance.now();
        const sum = run(STEPS, 0.9999, 0.0001);
        const elapsedMs = performance.now() - startedAt;
        if (!Number.isFinite(sum)) throw new Error('The loop has left its numbers');
        best = Math.max(best, (2 * kinds[set].lanes * chains * STEPS) / elapsedMs / 1e6);
      }
    }
    return best;
  }
}

const instructionSets: readonly InstructionSet[] = ['simd', 'scalar'];

function vector(): Omit<Kind, 'step'> {
  return {
    type: 'v128',
    number: 'f32',
    lanes: 4,
    splat: (value) => `f32x4.splat(${value})`,
    first: (a) => `f32x4.extract_lane(${a}, 0)`,
  };
}

function functionName(set: InstructionSet, chains: number): string {
  return `${set}${chains}`;
}

/** AssemblyScript: `chains` local values that are updated in a loop. */
function loopSource(set: InstructionSet, chains: number): string {
  const { type, number, step, splat, first } = kinds[set];
  const names = Array.from({ length: chains }, (_, chain) => `a${chain}`);
  const steps = Array.from({ length: UNROLLED }, (_, n) => names.map((name, i) => `    ${step(name, n * chains + i)};`)).flat();
  return [
    // As parameters, because V8 would rebuild a vector constant at each use.
    `export function ${functionName(set, chains)}(steps: i32, factor: ${number}, summand: ${number}): f64 {`,
    `  const x: ${type} = ${splat('factor')};`,
    `  const y: ${type} = ${splat('summand')};`,
    `  let t: ${type} = x;`,
    ...names.map((name, chain) => `  let ${name}: ${type} = ${splat(`1.${chain}1`)};`),
    `  for (let i = 0; i < steps; i += ${UNROLLED}) {`,
    ...steps,
    '  }',
    `  return ${names.map((name) => `<f64>${first(name)}`).join(' + ')};`,
    '}',
  ].join('\n');
}

async function compileLoops(): Promise<Uint8Array<ArrayBuffer>> {
  const source = instructionSets.flatMap((set) => chainCounts.map((chains) => loopSource(set, chains))).join('\n');
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  const messages: string[] = [];
  const options = ['--runtime', 'stub', '--enable', 'simd', '--noAssert', '-O1', '--initialMemory', '1'];
  const { error } = await main(['peak.ts', '--outFile', 'peak.wasm', ...options], {
    stderr: { write: (chunk) => void messages.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()) },
    readFile: (name) => (name === 'peak.ts' ? source : null),
    listFiles: () => [],
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') bytes = Uint8Array.from(contents);
    },
  });
  if (error || !bytes) throw new Error(`The loops could not be compiled: ${error?.message ?? ''}\n${messages.join('')}`);
  return bytes;
}

if (import.meta.main) {
  const meter = await PeakMeter.create();
  for (const set of instructionSets) console.log(set, meter.measure(set));
}
