import { Dataset, File, Group, ready } from 'h5wasm';

/** An array in an HDF5 file. */
export interface Hdf5Array {
  /** From the root, with slashes: "layers/dense/vars/0". */
  readonly path: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
}

/** A group, with its attribute `name`. */
export interface Hdf5Group {
  readonly path: string;
  readonly name: string;
}

/** Path in the library's in-memory file system. */
const FILE = 'weights.h5';

/** The bytes of an HDF5 file with these groups and arrays. */
export async function writeHdf5(groups: readonly Hdf5Group[], arrays: readonly Hdf5Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const { FS } = await ready;
  const file = new File(FILE, 'w');
  try {
    for (const { path, name } of groups) groupAt(file, path.split('/')).create_attribute('name', name);
    for (const { path, shape, values } of arrays) {
      const parts = path.split('/');
      groupAt(file, parts.slice(0, -1)).create_dataset({ name: parts[parts.length - 1], data: values, shape: [...shape] });
    }
  } finally {
    file.close();
  }
  const bytes = Uint8Array.from(FS.readFile(FILE));
  FS.unlink(FILE);
  return bytes;
}

function groupAt(file: File, parts: readonly string[]): Group {
  return parts.reduce<Group>((parent, name) => {
    if (!parent.keys().includes(name)) return parent.create_group(name);
    const found = parent.get(name);
    if (!(found instanceof Group)) throw new Error(`"${name}" is no group`);
    return found;
  }, file);
}

/**
 * Reads the arrays at these paths of an HDF5 file as 32-bit floats; undefined if one is missing or does not have the expected size. Throws
 * if the bytes are not HDF5.
 */
export async function readHdf5(
  bytes: Uint8Array,
  wanted: readonly { readonly path: string; readonly size: number }[],
): Promise<(Float32Array<ArrayBuffer> | undefined)[]> {
  const { FS } = await ready;
  FS.writeFile(FILE, bytes);
  try {
    const file = new File(FILE, 'r');
    try {
      return wanted.map(({ path, size }) => {
        const found = file.get(path);
        // Checked before reading, because a file may claim more data than fits in memory.
        if (!(found instanceof Dataset) || (found.shape ?? []).reduce((product, length) => product * length, 1) !== size) return undefined;
        const { value } = found;
        return value instanceof Float32Array || value instanceof Float64Array ? Float32Array.from(value) : undefined;
      });
    } finally {
      file.close();
    }
  } finally {
    FS.unlink(FILE);
  }
}
