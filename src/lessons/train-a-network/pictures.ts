/**
 * The pictures that the lesson trains on: a part of Fashion-MNIST (H. Xiao, K. Rasul and R. Vollgraf, arXiv 1708.07747),
 * fetched when somebody asks for it and never before. The file, `public/data/fashion-mnist/pictures.bin`, is gzip of
 * training pictures, training labels, test pictures and test labels, one byte a pixel and a label.
 */
import { text } from '../text.ts';

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;
export const TRAIN = 6000;
export const TEST = 1000;

/** As the host sends it. */
export const PACKED_BYTES = 3_067_523;
const UNPACKED_BYTES = (TRAIN + TEST) * (PIXELS + 1);

/** In the order of their labels. */
export const CLASS_NAMES = [
  text('T-shirt or top', 'T 恤／上衣'),
  text('trousers', '裤子'),
  text('pullover', '套头衫'),
  text('dress', '连衣裙'),
  text('coat', '外套'),
  text('sandal', '凉鞋'),
  text('shirt', '衬衫'),
  text('sneaker', '运动鞋'),
  text('bag', '包'),
  text('ankle boot', '短靴'),
];

export interface Labelled {
  /** [count, 784]: row by row, 0 is the background, 255 the darkest. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** [count]: numbers of classes. */
  readonly labels: Uint8Array<ArrayBuffer>;
  readonly count: number;
}

export interface FashionMnist {
  readonly train: Labelled;
  readonly test: Labelled;
}

/** `unreachable`: no answer. `refused`: an answer that is not the file. `damaged`: the file is not what it should be. */
export type DownloadProblem = 'unreachable' | 'refused' | 'damaged';

export class DownloadError extends Error {
  readonly problem: DownloadProblem;

  constructor(problem: DownloadProblem, message: string) {
    super(message);
    this.name = 'DownloadError';
    this.problem = problem;
  }
}

export const ADDRESS = 'data/fashion-mnist/pictures.bin';

/**
 * @param address relative to the page
 * @param onBytes told how many have come so far
 * @throws DownloadError, and the signal's reason when it is cancelled
 */
export async function download(
  address: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<FashionMnist> {
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new DownloadError('unreachable', String(error));
  });
  if (!response.ok || !response.body) throw new DownloadError('refused', `status ${response.status}`);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      signal.throwIfAborted();
      throw new DownloadError('unreachable', String(error));
    });
    if (done) break;
    parts.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
  const unpacked = await unpack(new Blob(parts));
  signal.throwIfAborted();
  return parse(unpacked);
}

/** @throws DownloadError where it is no gzip, or was cut off */
async function unpack(packed: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new DownloadError('damaged', String(error));
  }
}

/** @throws DownloadError unless it is as long as it must be and its labels are classes */
export function parse(bytes: Uint8Array<ArrayBuffer>): FashionMnist {
  if (bytes.length !== UNPACKED_BYTES) {
    throw new DownloadError('damaged', `${bytes.length} bytes in the place of ${UNPACKED_BYTES}`);
  }
  let at = 0;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const part = (count: number): Labelled => ({ pixels: take(count * PIXELS), labels: take(count), count });
  const [train, test] = [part(TRAIN), part(TEST)];
  for (const { labels } of [train, test]) {
    const wrong = labels.findIndex((label) => label >= CLASS_NAMES.length);
    if (wrong >= 0) throw new DownloadError('damaged', `picture ${wrong} is of class ${labels[wrong]}`);
  }
  return { train, test };
}

/** As the network takes them: from 0 to 1. */
export const toInput = (pixels: Uint8Array): Float32Array<ArrayBuffer> =>
  Float32Array.from(pixels, (value) => value / 255);
