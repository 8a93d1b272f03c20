import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DownloadError, download, PACKED_BYTES, PIXELS, parse, TEST, TRAIN, toInput } from './pictures.ts';

const PACKED = readFileSync(new URL('../../../public/data/fashion-mnist/pictures.bin', import.meta.url));

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A host that answers as `answer` does. @returns the address of the file */
async function host(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/pictures.bin`;
}

const never = new AbortController().signal;

/** What goes wrong, in one word. */
const problemOf = (fetched: Promise<unknown>) =>
  fetched.then(
    () => 'none',
    (error: unknown) => (error instanceof DownloadError ? error.problem : String(error)),
  );

it('brings 600 and 100 pictures of each class, and tells how many bytes have come', async () => {
  const address = await host((response) => response.end(PACKED));
  const told: number[] = [];
  const { train, test } = await download(address, never, (bytes) => told.push(bytes));
  expect(told.at(-1)).toBe(PACKED_BYTES);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  for (const [part, count] of [
    [train, TRAIN],
    [test, TEST],
  ] as const) {
    expect(part.count).toBe(count);
    expect(part.pixels).toHaveLength(count * PIXELS);
    const each = new Array(10).fill(0);
    for (const label of part.labels) each[label]++;
    expect(each).toEqual(new Array(10).fill(count / 10));
    // Background and cloth.
    expect(Math.min(...part.pixels.subarray(0, PIXELS))).toBe(0);
    expect(Math.max(...part.pixels.subarray(0, PIXELS))).toBeGreaterThan(200);
  }
});

describe('what goes wrong has a name:', () => {
  it.each([
    ['a host without the file', 'refused', (response: ServerResponse) => response.writeHead(404).end('no')],
    ['a page in the place of the file', 'damaged', (response: ServerResponse) => response.end('<!doctype html>')],
    ['a file that is cut off', 'damaged', (response: ServerResponse) => response.end(PACKED.subarray(0, 1_000_000))],
    ['a host that hangs up', 'unreachable', (response: ServerResponse) => response.destroy()],
    [
      'a line that breaks off',
      'unreachable',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': String(PACKED.length) });
        response.write(PACKED.subarray(0, 1000), () => response.destroy());
      },
    ],
  ])('%s is %s', async (_, problem, answer) => {
    const address = await host((response) => void answer(response));
    expect(await problemOf(download(address, never, () => {}))).toBe(problem);
  });

  it('labels and lengths that cannot be are damage', () => {
    const right = new Uint8Array((TRAIN + TEST) * (PIXELS + 1));
    expect(parse(right).test.count).toBe(TEST);
    const label = right.slice();
    label[TRAIN * PIXELS + 17] = 10;
    expect(() => parse(label)).toThrow('picture 17 is of class 10');
    expect(() => parse(right.subarray(1))).toThrow('bytes in the place of');
  });
});

it('ends when it is cancelled, with the reason', async () => {
  const controller = new AbortController();
  const address = await host((response) => {
    response.write(PACKED.subarray(0, 1000));
  });
  const fetched = download(address, controller.signal, () => controller.abort(new Error('enough')));
  await expect(fetched).rejects.toThrow('enough');
});

it('gives the network numbers from 0 to 1', () => {
  expect([...toInput(Uint8Array.of(0, 51, 255))]).toEqual([0, Math.fround(0.2), 1]);
});
