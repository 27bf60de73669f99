import { zlibSync } from 'fflate';
import { initializeWeights } from '../../network/initializeWeights.ts';
import type { ExportedModel } from '../exportedModel.ts';

/** Bytes as a Python text, in lines short enough for a notebook. */
function base64Text(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const lines = btoa(binary).match(/.{1,100}/g) ?? [''];
  return ['(', ...lines.map((line) => `    "${line}"`), ')'].join('\n');
}

/** True if the model knows how each row of its table was used. */
export function knowsRows({ ledger }: ExportedModel): boolean {
  return ledger.splits.length > 0;
}

/** Python that reproduces Neuron's split of the rows and its first weights; `rows` are the rows of the table. */
export function sameRowsCode(model: ExportedModel): string {
  const { ledger, run } = model;
  const { train, test, validation } = run.plan.rows;
  const all = Math.max(1, train + test + validation);
  const parts = knowsRows(model)
    ? [
        '# How Neuron has used each row, in the order of the file: 1 to learn from, 2 to test on, 3 for validation, 0 not at all.',
        `packed = ${base64Text(zlibSync(Uint8Array.from(ledger.splits)))}`,
        'parts = np.frombuffer(zlib.decompress(base64.b64decode(packed)), np.uint8)',
        'assert len(parts) == len(rows), "The table has %d rows, and Neuron knows %d." % (len(rows), len(parts))',
      ]
    : [
        '# 1 to learn from, 2 to test on, 3 for validation.',
        `chance = np.random.default_rng(${run.plan.hyperparameters.seed}).random(len(rows))`,
        `parts = np.where(chance < ${test / all}, 2, np.where(chance < ${(test + validation) / all}, 3, 1))`,
      ];
  const { target } = model.encoder;
  const isAnswered =
    target.type !== 'regression' ? 'answers_in_file >= 0' : target.logarithm ? 'answers_in_file > 0' : 'np.isfinite(answers_in_file)';
  return [
    'import base64, zlib',
    'import numpy as np',
    '',
    ...parts,
    'x = np.array([encode(row) for row in rows], dtype="float32")',
    'answers_in_file = np.array([answer_of(row) for row in rows])',
    ...(knowsRows(model) ? [] : ['# Nothing can be learned from a row without an answer.', `parts = np.where(${isAnswered}, parts, 0)`]),
    'train, test, validation = [np.flatnonzero(parts == part) for part in (1, 2, 3)]',
    'print("%d rows to learn from, %d to test on" % (len(train), len(test)))',
  ].join('\n');
}

/** The weights before the first epoch, flat, from the model's seed. */
export function startCode({ architecture, run }: ExportedModel): string {
  const { initializer, seed } = run.plan.hyperparameters;
  const weights = initializeWeights(architecture, initializer, seed);
  return [
    '# The weights that Neuron began with: small random numbers, layer by layer, and biases of 0.',
    `start = np.frombuffer(base64.b64decode(${base64Text(new Uint8Array(weights.buffer))}), "<f4")`,
  ].join('\n');
}

/**
 * Python that yields the training rows in Neuron's order, epoch by epoch: xoshiro128** (Blackman & Vigna 2018) and the Fisher–Yates
 * shuffle.
 */
export const batchOrderCode = `def random_numbers(seed):
    """Whole numbers of 32 bits: xoshiro128**, its state filled by splitmix32."""
    mask = 0xFFFFFFFF
    state = []
    for _ in range(4):
        seed = (seed + 0x9E3779B9) & mask
        z = ((seed ^ (seed >> 16)) * 0x21F0AAAD) & mask
        z = ((z ^ (z >> 15)) * 0x735A2D97) & mask
        state.append(z ^ (z >> 15))
    a, b, c, d = state
    while True:
        z = (b * 5) & mask
        yield ((((z << 7) | (z >> 25)) & mask) * 9) & mask
        shifted = (b << 9) & mask
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = ((d << 11) | (d >> 21)) & mask


def batches(rows, size, seed):
    """The rows in batches, without end: each epoch shuffles what the one before has left."""
    numbers = random_numbers(seed ^ 0x62617463)
    rows = rows.copy()
    while True:
        for last in range(len(rows) - 1, 0, -1):
            bound = last + 1
            product = next(numbers) * bound
            while product % 2**32 < 2**32 % bound:
                product = next(numbers) * bound
            chosen = product >> 32
            rows[last], rows[chosen] = rows[chosen], rows[last]
        for first in range(0, len(rows), size):
            yield rows[first : first + size]`;
