// The numbers by which the kernel is told what to do, from the table of options in `src/options`: `npm run docs` writes this file.

// The optimizers.
export const ADAM: i32 = 0;
export const ADAMW: i32 = 1;
export const SGD: i32 = 2;
export const MOMENTUM: i32 = 3;
export const NESTEROV: i32 = 4;
export const RMSPROP: i32 = 5;

// The losses.
export const BINARY_CROSSENTROPY: i32 = 0;
export const CATEGORICAL_CROSSENTROPY: i32 = 1;
export const MEAN_SQUARED_ERROR: i32 = 2;
export const MEAN_ABSOLUTE_ERROR: i32 = 3;
export const HUBER: i32 = 4;
export const HINGE: i32 = 5;
export const PERCEPTRON: i32 = 6;

// What hidden layers may have. The number behind the last is softmax, for which nothing is done in their places.
export const RELU: i32 = 0;
export const LEAKY_RELU: i32 = 1;
export const ELU: i32 = 2;
export const GELU: i32 = 3;
export const TANH: i32 = 4;
export const SIGMOID: i32 = 5;
export const LINEAR: i32 = 6;
