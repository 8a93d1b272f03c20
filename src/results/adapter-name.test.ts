import { expect, test } from 'vitest';
import { adapterOf, gpuName, gpuNames } from './adapter-name.ts';

const named = (description: string) => ({ vendor: '', architecture: '', device: '', description, software: false });

test('of two GPUs each has its name, also where both are called alike', () => {
  const two = { adapter: named('Acme'), secondAdapter: named('Other') };
  expect(gpuName(two, undefined, 'en')).toBe('Acme');
  expect(gpuName(two, 'second', 'en')).toBe('Other');
  expect(gpuName({ ...two, secondAdapter: named('Acme') }, 'second', 'en')).toBe('Acme (2)');
  expect(gpuNames(two, 'en')).toBe('Acme + Other');
  expect(gpuNames({ adapter: two.adapter }, 'en')).toBe('Acme');
  expect(gpuNames({ adapter: null }, 'en')).toBeNull();
});

test('a second one that nobody noted is still not the first', () => {
  const one = { adapter: named('Acme') };
  expect(gpuName(one, 'second', 'en')).toBe('second GPU');
  expect(gpuName(one, 'second', 'zh-CN')).toBe('第二个 GPU');
  expect(adapterOf({ gpu: 'second' }, one)).toBeNull();
  expect(adapterOf({}, one)).toEqual(one.adapter);
});
