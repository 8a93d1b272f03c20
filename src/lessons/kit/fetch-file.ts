/** A file of this site that only a lesson needs, fetched when somebody asks for it. */

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

/**
 * @param address relative to the page
 * @param onBytes told how many have come so far
 * @throws DownloadError, and the signal's reason when it is cancelled
 */
export async function fetchFile(address: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Blob> {
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
  return new Blob(parts);
}
