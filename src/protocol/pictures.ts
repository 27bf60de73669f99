import * as v from 'valibot';

/** What can be saved from the panel: graph, decision map, current curves, and an animation of graph and curves during training. */
export const pictureNames = ['graph', 'map', 'curves', 'learning'] as const;
export type PictureName = (typeof pictureNames)[number];

const pictureFormats = ['svg', 'png', 'gif'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** A picture in one file format. */
const pictureFileSchema = v.object({ format: v.picklist(pictureFormats), bytes: v.instance(Uint8Array<ArrayBuffer>) });
export type PictureFile = v.InferOutput<typeof pictureFileSchema>;

/** A picture in every format that it can be saved in. */
export const pictureEntries = {
  name: v.picklist(pictureNames),
  files: v.pipe(v.array(pictureFileSchema), v.minLength(1), v.maxLength(pictureFormats.length)),
};
