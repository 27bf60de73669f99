import { message } from '../../message.ts';
import { UserError } from '../../userError.ts';

/** Replaces the reader of HDF5, which is a separate script that the host of web extensions does not load. */
export function readHdf5(): Promise<never> {
  return refuse();
}

/** Replaces the writer of HDF5. */
export function writeHdf5(): Promise<never> {
  return refuse();
}

function refuse(): Promise<never> {
  return Promise.reject(
    new UserError(
      message('Keras files are written and read only by VS Code on a computer. In a browser, choose another format, such as ONNX.'),
    ),
  );
}
