/** The visitor's picture at the size of a run. */

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest part of `picture`, around its centre, that has the shape of `frame`. */
export function placeIn(picture: Size, frame: Size): Size & { readonly x: number; readonly y: number } {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height);
  const width = Math.min(picture.width, scale * frame.width);
  const height = Math.min(picture.height, scale * frame.height);
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}

/** Height at which the picture keeps its shape, within what the parameter allows. */
export const heightFor = (
  picture: Size,
  width: number,
  limits: { readonly min: number; readonly max: number },
): number => Math.min(limits.max, Math.max(limits.min, Math.round((width * picture.height) / picture.width)));

/** RGBA u8, opaque: what is transparent in the picture lies on white. @throws Error where the browser has no room for it */
export function pixelsOf(bitmap: ImageBitmap, frame: Size): Uint8Array<ArrayBuffer> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas of this size.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, frame.width, frame.height);
  const { x, y, width, height } = placeIn(bitmap, frame);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, width, height, 0, 0, frame.width, frame.height);
  const { data } = context.getImageData(0, 0, frame.width, frame.height);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
