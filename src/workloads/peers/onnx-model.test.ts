/** The encoder's bytes, read by a decoder of our own written from the protobuf specification. */
import { expect, test } from 'vitest';
import { encodeModel } from './onnx-model.ts';

type Field = { readonly number: number; readonly value: number | Uint8Array };

function fields(bytes: Uint8Array): Field[] {
  const found: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    if (tag % 8 === 0) found.push({ number, value: varint() });
    else {
      const length = varint();
      found.push({ number, value: bytes.subarray(at, at + length) });
      at += length;
    }
  }
  expect(at).toBe(bytes.length);
  return found;
}

const all = (bytes: Uint8Array, number: number) =>
  fields(bytes)
    .filter((field) => field.number === number)
    .map(({ value }) => value);
const inner = (bytes: Uint8Array, number: number) => all(bytes, number) as Uint8Array[];
const texts = (bytes: Uint8Array, number: number) =>
  inner(bytes, number).map((value) => new TextDecoder().decode(value));

const weights = Float32Array.of(1.5, -2, 3e-8, 4);
const model = encodeModel({
  nodes: [
    { type: 'Conv', inputs: ['x', 'w'], outputs: ['y'], attributes: { group: 4, pads: [1, 1, 300, 0] } },
    { type: 'FastGelu', domain: 'com.microsoft', inputs: ['y'], outputs: ['z'] },
  ],
  inputs: [{ name: 'x', shape: [1, 4, 1024, 70_000] }],
  outputs: [{ name: 'z', shape: [2, 2] }],
  constants: [
    { name: 'w', shape: [2, 2], data: weights },
    { name: 'places', shape: [1], data: BigInt64Array.of(7n) },
  ],
});

test('a model names its versions and holds one graph', () => {
  expect(all(model, 1)).toEqual([8]);
  const [own, others] = inner(model, 8);
  expect([texts(own, 1), all(own, 2)]).toEqual([[], [17]]);
  expect([texts(others, 1), all(others, 2)]).toEqual([['com.microsoft'], [1]]);
  expect(inner(model, 7)).toHaveLength(1);
});

test('nodes keep their order, names and attributes', () => {
  const [convolution, gelu] = inner(inner(model, 7)[0], 1);
  expect([texts(convolution, 1), texts(convolution, 2), texts(convolution, 4)]).toEqual([['x', 'w'], ['y'], ['Conv']]);
  expect([texts(gelu, 4), texts(gelu, 7), texts(convolution, 7)]).toEqual([['FastGelu'], ['com.microsoft'], []]);
  const [group, pads] = inner(convolution, 5);
  expect([texts(group, 1), all(group, 3), all(group, 20)]).toEqual([['group'], [4], [2]]);
  expect([texts(pads, 1), all(pads, 8), all(pads, 20)]).toEqual([['pads'], [1, 1, 300, 0], [7]]);
});

test('inputs and outputs have their shapes, sides of several bytes too', () => {
  const graph = inner(model, 7)[0];
  const shapeOf = (value: Uint8Array) => {
    const tensor = inner(inner(value, 2)[0], 1)[0];
    expect(all(tensor, 1)).toEqual([1]);
    return inner(inner(tensor, 2)[0], 1).flatMap((dimension) => all(dimension, 1));
  };
  expect(shapeOf(inner(graph, 11)[0])).toEqual([1, 4, 1024, 70_000]);
  expect(shapeOf(inner(graph, 12)[0])).toEqual([2, 2]);
});

test('constants keep their bits and say their type', () => {
  const [w, places] = inner(inner(model, 7)[0], 5);
  expect([texts(w, 8), all(w, 1), all(w, 2)]).toEqual([['w'], [2, 2], [1]]);
  expect(new Float32Array(inner(w, 9)[0].slice().buffer)).toEqual(weights);
  expect(all(places, 2)).toEqual([7]);
  expect(new BigInt64Array(inner(places, 9)[0].slice().buffer)).toEqual(BigInt64Array.of(7n));
});
