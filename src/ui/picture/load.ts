/** From a file or a camera's frame to a bitmap of a bearable size. Nothing leaves the page. */

export interface OwnPicture {
  readonly bitmap: ImageBitmap;
  /** Of the original, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly from: 'file' | 'camera';
  /** File name; empty for the camera and for a pasted picture. */
  readonly name: string;
  readonly animated: boolean;
  readonly transparent: boolean;
}

/** `locked`: the browser shows it and lets no page read it, as with an SVG that holds a piece of a page (foreignObject). */
export type LoadProblem = 'not-a-picture' | 'too-large' | 'locked';
export type Loaded =
  | { readonly ok: true; readonly picture: OwnPicture }
  | { readonly ok: false; readonly problem: LoadProblem };

/** Decoded pictures take 4 bytes a pixel, whatever the file: beyond this a phone's browser gives up. */
const MAX_FILE_BYTES = 100 * 2 ** 20;
/** A picture with fewer pixels that does not decode is damaged, not too large. */
const BEARABLE_PIXELS = 2 ** 26;
/** Longest side that is kept: the largest size that the lab offers. */
const MAX_SIDE = 4096;
/** Longest side at which a drawing (SVG) is drawn at least. */
const DRAWN_SIDE = 1024;

/** Never rejects. An animated picture gives its first frame. */
export async function loadFile(file: File): Promise<Loaded> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, problem: 'too-large' };
  const [decoded, animated] = await Promise.all([decode(file), isAnimated(file)]);
  if (!decoded) return { ok: false, problem: (await isTooLarge(file)) ? 'too-large' : 'not-a-picture' };
  return keep(decoded, { from: 'file', name: file.name, animated });
}

/** One frame of a camera that is running. */
export async function loadFrame(video: HTMLVideoElement): Promise<Loaded> {
  const decoded = await createImageBitmap(video).catch(() => null);
  return decoded
    ? keep(decoded, { from: 'camera', name: '', animated: false })
    : { ok: false, problem: 'not-a-picture' };
}

async function keep(decoded: ImageBitmap, origin: Pick<OwnPicture, 'from' | 'name' | 'animated'>): Promise<Loaded> {
  const { width, height } = decoded;
  const bitmap = await shrink(decoded).catch(() => null);
  if (!bitmap) return { ok: false, problem: 'too-large' };
  try {
    return { ok: true, picture: { bitmap, width, height, ...origin, transparent: hasTransparency(bitmap) } };
  } catch {
    bitmap.close();
    return { ok: false, problem: 'locked' };
  }
}

const looksLikePicture = (file: File) => file.type.startsWith('image/');

/** Bitmaps directly; SVG only through an element. Null for what the browser cannot show. */
async function decode(file: File): Promise<ImageBitmap | null> {
  if (file.type === 'image/svg+xml') return decodeElement(await withSize(file));
  return createImageBitmap(file).catch(() => null);
}

/** As an image, so that scripts inside never run. A drawing has no pixels of its own: it is drawn large enough to shrink. */
const decodeElement = (file: Blob): Promise<ImageBitmap | null> =>
  withElement(file, (image) => {
    const width = image.naturalWidth || DRAWN_SIDE;
    const height = image.naturalHeight || DRAWN_SIDE;
    const scale = Math.max(1, DRAWN_SIDE / Math.max(width, height));
    const [resizeWidth, resizeHeight] = [width, height].map((side) => Math.max(1, Math.round(scale * side)));
    return createImageBitmap(image, { resizeWidth, resizeHeight });
  });

/** A drawing that names no width or height has none of its own, and would come out blank: it gets that of its view box. */
async function withSize(file: File): Promise<Blob> {
  const drawing = new DOMParser().parseFromString(await file.text(), 'image/svg+xml').documentElement;
  if (drawing.localName !== 'svg' || ['width', 'height'].every((side) => isLength(drawing.getAttribute(side)))) {
    return file;
  }
  const [width, height] = (drawing.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .slice(2)
    .map(Number);
  const known = width > 0 && height > 0;
  drawing.setAttribute('width', String(known ? width : DRAWN_SIDE));
  drawing.setAttribute('height', String(known ? height : DRAWN_SIDE));
  return new Blob([new XMLSerializer().serializeToString(drawing)], { type: file.type });
}

/** Of its own, not a share of a page that is not there. */
const isLength = (value: string | null) => value !== null && !value.trim().endsWith('%') && value.trim() !== 'auto';

/** Tells a picture that is too large to decode from one that is damaged: an element reads no more than its header. */
const isTooLarge = async (file: File): Promise<boolean> =>
  ((await withElement(file, async (image) => image.naturalWidth * image.naturalHeight)) ?? 0) > BEARABLE_PIXELS;

/** Null where the browser cannot load the file as an image, or `use` fails. */
async function withElement<T>(file: Blob, use: (image: HTMLImageElement) => Promise<T>): Promise<T | null> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    return await use(image);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function shrink(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const scale = MAX_SIDE / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) return bitmap;
  const resizeWidth = Math.max(1, Math.round(bitmap.width * scale));
  const resizeHeight = Math.max(1, Math.round(bitmap.height * scale));
  const smaller = await createImageBitmap(bitmap, { resizeWidth, resizeHeight, resizeQuality: 'high' });
  bitmap.close();
  return smaller;
}

const PROBE_SIDE = 256;

/** Looks at a small copy: scaling averages alpha, so that a hole of a few pixels still shows. @throws SecurityError */
function hasTransparency(bitmap: ImageBitmap): boolean {
  const scale = Math.min(1, PROBE_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  context.drawImage(bitmap, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] < 255) return true;
  return false;
}

/** Where the browser can tell (ImageDecoder, https://w3c.github.io/webcodecs/#image-decoding); false elsewhere. */
async function isAnimated(file: File): Promise<boolean> {
  if (typeof ImageDecoder === 'undefined' || !looksLikePicture(file)) return false;
  let decoder: ImageDecoder | null = null;
  try {
    decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: file.type });
    // Frames are counted as they arrive; only when all have is their number final.
    await decoder.tracks.ready;
    await decoder.completed;
    return (decoder.tracks.selectedTrack?.frameCount ?? 1) > 1;
  } catch {
    return false;
  } finally {
    decoder?.close();
  }
}
