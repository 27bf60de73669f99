/**
 * Keras' names. `randomUniform`: −0.05…0.05, `randomNormal`: mean 0 and deviation 0.01 (both as in the lesson),
 * `glorotUniform` and `glorotNormal`: Glorot & Bengio 2010, `heUniform` and `heNormal`: He et al. 2015, `zeros`. Biases always start at 0.
 */
export type Initializer = 'randomUniform' | 'randomNormal' | 'glorotUniform' | 'glorotNormal' | 'heUniform' | 'heNormal' | 'zeros';
