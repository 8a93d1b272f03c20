import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerPage, pageFor } from './page-request.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const page = (text: string, status = 200) => new Response(text, { status });
const nothing = async () => undefined;
const kept = async () => page('kept');

/** Answers when it is told to; aborted it rejects, as fetch does. */
function slowly() {
  let answer: (response: Response) => void = () => undefined;
  const network = (signal: AbortSignal) =>
    new Promise<Response>((resolve, reject) => {
      answer = resolve;
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { network, answer: (response: Response) => answer(response) };
}

test('a slow network is waited for where nothing is kept', async () => {
  const { network, answer } = slowly();
  const answered = answerPage(network, nothing);
  await vi.advanceTimersByTimeAsync(60_000);
  answer(page('late'));
  expect(await (await answered).text()).toBe('late');
});

test('a slow network gives way to what is kept', async () => {
  const answered = answerPage(slowly().network, kept);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await (await answered).text()).toBe('kept');
});

test('the limit ends with the first byte: a slow body is not cut off', async () => {
  let signal: AbortSignal | undefined;
  await answerPage(async (given) => {
    signal = given;
    return page('slow');
  }, kept);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(signal?.aborted).toBe(false);
});

test('a server in trouble, and none at all', async () => {
  const down = async () => {
    throw new TypeError('no network');
  };
  expect(await (await answerPage(async () => page('trouble', 503), kept)).text()).toBe('kept');
  expect((await answerPage(async () => page('trouble', 503), nothing)).status).toBe(503);
  expect(await (await answerPage(down, kept)).text()).toBe('kept');
  await expect(answerPage(down, nothing)).rejects.toThrow('no network');
});

/** What a build with two pages answers: the file, or where it sends to. */
async function answered(address: string) {
  const files = ['index.html', 'lessons/adding-arrays/index.html'].map((file) => scope + file);
  const response = await pageFor(scope + address, scope, async (file) =>
    files.includes(file) ? page(file) : undefined,
  );
  return response.headers.get('Location') ?? (await response.text());
}
const scope = 'https://example.org/some/sub-path/';

test.each([
  ['', 'index.html'],
  ['?from=mail#/lab', 'index.html'],
  ['index.html', 'index.html'],
  ['lessons/adding-arrays/?x', 'lessons/adding-arrays/index.html'],
  ['lessons/adding-arrays/index.html', 'lessons/adding-arrays/index.html'],
])('<root>/%s is answered with the kept %s', async (address, file) => {
  expect(await answered(address)).toBe(scope + file);
});

test.each([
  ['lessons/adding-arrays', 'lessons/adding-arrays/'],
  ['lessons/adding-arrays?from=mail', 'lessons/adding-arrays/?from=mail'],
  ['lessons/adding-arrays/guess', '#/lessons/adding-arrays/guess'],
  ['lessons/no-such/', '#/lessons/no-such'],
  ['zh-CN/lessons/no-such/index.html?x', 'zh-CN/#/lessons/no-such'],
])('<root>/%s, where nothing is kept, leads to <root>/%s', async (address, to) => {
  expect(await answered(address)).toBe(scope + to);
});
