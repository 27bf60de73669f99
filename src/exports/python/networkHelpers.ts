/** Functions of the network in Python, by name. They use only what MicroPython supports. */
export const networkHelpers = {
  scaled: `def scaled(value, offset, scale):
    """An input as the network takes it: within bounds, in 32 bits."""
    return to_float(min(max((value - offset) / scale, -1e15), 1e15))`,
  to_float: `def to_float(value):
    return struct.unpack("f", struct.pack("f", value))[0]`,
  relu: `def relu(x):
    return max(x, 0.0)`,
  leaky_relu: `def leaky_relu(x):
    return 0.2 * x if x < 0 else x`,
  elu: `def elu(x):
    return math.exp(x) - 1.0 if x < 0 else x`,
  gelu: `def gelu(x):
    return 0.5 * x * (1.0 + math.erf(x / math.sqrt(2.0)))`,
  tanh: `def tanh(x):
    return math.tanh(x)`,
  sigmoid: `def sigmoid(x):
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-min(x, 700.0)))
    return math.exp(max(x, -700.0)) / (1.0 + math.exp(max(x, -700.0)))`,
  softmax: `def softmax(sums):
    largest = max(sums)
    powers = [math.exp(max(x - largest, -700.0)) for x in sums]
    return [power / sum(powers) for power in powers]`,
  exp: `def exp(x):
    """e to the x; infinity where a float ends."""
    return math.exp(x) if x < 709.78 else float("inf")`,
  dense: `def dense(inputs, kernel, bias):
    """Weighted sums of the inputs, one for each neuron: a row of the kernel belongs to an input."""
    return [
        bias[unit] + sum([x * kernel[i][unit] for i, x in enumerate(inputs)])
        for unit in range(len(bias))
    ]`,
} as const;

export type NetworkHelper = keyof typeof networkHelpers;
