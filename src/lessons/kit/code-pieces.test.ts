import { expect, test } from 'vitest';
import { codePieces } from './code-pieces.ts';

test('code is wrapped between its names and not inside them', () => {
  expect(codePieces('subgroupBroadcast(along, 0u)')).toEqual(['subgroupBroadcast(', 'along, 0u)']);
  expect(codePieces('device.queue.writeBuffer(onGpu[name], 0)')).toEqual([
    'device.',
    'queue.',
    'writeBuffer(',
    'onGpu[name], 0)',
  ]);
});

test('numbers and empty brackets stay whole', () => {
  expect(codePieces('sum = 1.5 + next();')).toEqual(['sum = 1.5 + next();']);
});

test('a name as long as a phone’s line is wrapped between its words', () => {
  expect(codePieces('maxComputeInvocationsPerWorkgroup: 1024')).toEqual([
    'max',
    'Compute',
    'Invocations',
    'Per',
    'Workgroup: 1024',
  ]);
});

test.each(['output[(y + 1) * size] = f(a,b).x;', 'maxComputeInvocationsPerWorkgroup', ''])(
  '%j stays what it is',
  (code) => {
    expect(codePieces(code).join('')).toBe(code);
  },
);
