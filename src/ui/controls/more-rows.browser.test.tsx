import { expect, test } from 'vitest';
import { mount, until } from '../testing/mount.tsx';
import { useFirstRows } from './first-rows.ts';
import { MoreRows } from './more-rows.tsx';

function Long({ count }: { count: number }) {
  const rows = useFirstRows(Array.from({ length: count }, (_, place) => place));
  return (
    <>
      <ul ref={rows.list}>
        {rows.drawn.map((place) => (
          <li key={place}>row {place}</li>
        ))}
      </ul>
      <MoreRows rows={rows} />
    </>
  );
}

test('the first rows are drawn, and more when asked for; the first new one is where the keyboard goes on', async () => {
  const page = await mount(<Long count={250} />);
  const drawn = (count: number) => until(() => expect(page.place.querySelectorAll('li')).toHaveLength(count));
  const told = () => page.place.querySelector('[role=status]')?.textContent;
  await drawn(100);
  expect(told()).toBe('100 of 250 are shown.');
  expect(page.button('Show all 250')).toBeDefined();
  page.button('Show 100 more (250 in all)')?.click();
  await drawn(200);
  await until(() => expect(document.activeElement?.textContent).toBe('row 100'));
  page.button('Show the other 50 (250 in all)')?.click();
  await drawn(250);
  await until(() => expect(document.activeElement?.textContent).toBe('row 200'));
  expect(told()).toBe('All 250 are shown.');
  expect(page.place.querySelector('button')).toBeNull();
  page.close();
});

test('all at once, with a word where that is slow; in Chinese as well', async () => {
  const page = await mount(<Long count={1300} />, 'zh-CN');
  await until(() => expect(page.place.querySelectorAll('li')).toHaveLength(100));
  expect(page.place.textContent).toContain('已显示 100 条，共 1,300 条。再显示 100 条（共 1,300 条）');
  page.button('全部显示（1,300 条，要等一会儿）')?.click();
  await until(() => expect(page.place.querySelectorAll('li')).toHaveLength(1300));
  await until(() => expect(document.activeElement?.textContent).toBe('row 100'));
  expect(page.place.querySelector('button')).toBeNull();
  page.close();
});

test('behind a short list there is nothing', async () => {
  const page = await mount(<Long count={100} />);
  await until(() => expect(page.place.querySelectorAll('li')).toHaveLength(100));
  expect(page.place.querySelector('[role=status], button')).toBeNull();
  page.close();
});
