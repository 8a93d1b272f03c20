/** Finds a code in a picture: the browser's own reader where it has one, else a library, which is fetched then. */

/** What of https://wicg.github.io/shape-detection-api/ is used here. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

export interface QrReader {
  /** The texts of the codes in what the camera shows now. @throws (rejects) where no reader works here */
  read(video: HTMLVideoElement): Promise<readonly string[]>;
}

/** Pictures in a row that a reader may fail at: the first come before the camera shows anything. */
const MOST_FAULTS = 10;

/** Pixels of the longer side that are looked through: a code of 61 modules across a third of it has seven pixels each. */
const LONGER_SIDE = 1280;

/**
 * The browser's reader may be there and not work, as its system's service is away: then the library takes its place.
 * @throws (rejects) where the library does not load
 */
export async function openQrReader(): Promise<QrReader> {
  const own = await openOwn();
  let reader = own ?? (await openLibrary());
  let faults = 0;
  return {
    async read(video) {
      try {
        const found = await reader.read(video);
        faults = 0;
        return found;
      } catch (error) {
        if (++faults < MOST_FAULTS) return [];
        if (reader !== own) throw error;
        reader = await openLibrary();
        faults = 0;
        return [];
      }
    },
  };
}

async function openOwn(): Promise<QrReader | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  try {
    if (!BarcodeDetector || !(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return { read: async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue) };
  } catch {
    return null;
  }
}

async function openLibrary(): Promise<QrReader> {
  const { default: find } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to draw the picture in.');
  return {
    async read(video) {
      const { videoWidth, videoHeight } = video;
      if (videoWidth === 0) return [];
      const scale = Math.min(1, LONGER_SIDE / Math.max(videoWidth, videoHeight));
      canvas.width = Math.round(videoWidth * scale);
      canvas.height = Math.round(videoHeight * scale);
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = find(data, width, height, { inversionAttempts: 'dontInvert' });
      return found ? [found.data] : [];
    },
  };
}
