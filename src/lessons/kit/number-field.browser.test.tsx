import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mount, until } from '../../ui/testing/mount.tsx';
import { NumberField } from './number-field.tsx';

let close = () => {};
afterEach(() => close());

test('a figure as the app itself writes it is not taken for a thousandth, and what is no number is told', async () => {
  const told = vi.fn();
  const page = await mount(<NumberField label="How many" onChange={told} />);
  close = page.close;
  const input = await until(() => {
    const found = page.place.querySelector('input');
    if (!found) throw new Error('no field');
    return found;
  });
  await userEvent.fill(input, '65,536');
  expect(told).toHaveBeenLastCalledWith(null);
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(page.place.textContent).toContain('Type 65536 or 65.536.');
  await userEvent.fill(input, '６５５３６');
  expect(told).toHaveBeenLastCalledWith(65_536);
  expect(input.hasAttribute('aria-invalid')).toBe(false);
});
