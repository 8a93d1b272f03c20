import { useRef } from 'react';
import { afterEach, expect, test } from 'vitest';
import { mount } from '../testing/mount.tsx';
import { useWidth } from './use-width.ts';

function Told() {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  return (
    <div ref={box} id="told">
      {width}
    </div>
  );
}

let page: Awaited<ReturnType<typeof mount>>;
afterEach(() => page.close());

const frame = () => new Promise(requestAnimationFrame);

test('what is hidden for a while keeps its last width, and takes its new one when it is shown', async () => {
  page = await mount(<Told />);
  const told = () => page.place.querySelector('#told')?.textContent;
  page.place.style.width = '300px';
  await expect.poll(told).toBe('300');
  page.place.style.display = 'none';
  // An observer is told before a frame is drawn; what it then sets is drawn in the next.
  for (let at = 0; at < 4; at++) await frame();
  expect(told()).toBe('300');
  page.place.style.display = '';
  page.place.style.width = '200px';
  await expect.poll(told).toBe('200');
});
