import { message } from '../../message.ts';
import { UserError } from '../../userError.ts';

/** Stands for the reader of HDF5, which has a script of its own that the host of web extensions does not load. */
export function readHdf5(): Promise<never> {
  return refuse();
}

/** Stands for the writer of HDF5. */
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
