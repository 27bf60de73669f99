import * as v from 'valibot';

/** What can be kept of the panel: graph, decision map, curves as they are, and graph and curves while they learn. */
export const pictureNames = ['graph', 'map', 'curves', 'learning'] as const;
export type PictureName = (typeof pictureNames)[number];

const pictureFormats = ['svg', 'png', 'gif'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** A picture as the file of one format. */
const pictureFileSchema = v.object({ format: v.picklist(pictureFormats), bytes: v.instance(Uint8Array<ArrayBuffer>) });
export type PictureFile = v.InferOutput<typeof pictureFileSchema>;

/** A picture in each format that it can be kept in. */
export const pictureEntries = {
  name: v.picklist(pictureNames),
  files: v.pipe(v.array(pictureFileSchema), v.minLength(1), v.maxLength(pictureFormats.length)),
};
