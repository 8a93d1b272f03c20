/**
 * Writes small ONNX models: a graph of a few nodes as protobuf.
 * Source: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (field numbers), https://protobuf.dev/programming-guides/encoding
 */

export interface ModelNode {
  readonly type: string;
  /** Of operators that are the runtime's own; all others are ONNX's. */
  readonly domain?: 'com.microsoft';
  /** '' leaves one out that need not be there. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

interface Named {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface Constant extends Named {
  readonly data: Float32Array | BigInt64Array;
}

export interface Model {
  readonly nodes: readonly ModelNode[];
  /** All f32. */
  readonly inputs: readonly Named[];
  readonly outputs: readonly Named[];
  readonly constants: readonly Constant[];
}

const IR_VERSION = 8;
const OPSET = 17;
/** Of other domains. */
const OWN_OPSET = 1;
const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/** The bytes of a ModelProto. Numbers are whole and not negative. */
export function encodeModel({ nodes, inputs, outputs, constants }: Model): Uint8Array<ArrayBuffer> {
  const graph = message([
    ...nodes.map((node, place) => bytes(1, encodeNode(node, place))),
    text(2, 'lockstep'),
    ...constants.map((constant) => bytes(5, encodeConstant(constant))),
    ...inputs.map((input) => bytes(11, encodeValue(input))),
    ...outputs.map((output) => bytes(12, encodeValue(output))),
  ]);
  const domains = new Set(nodes.flatMap(({ domain }) => domain ?? []));
  return message([
    number(1, IR_VERSION),
    bytes(7, graph),
    bytes(8, message([number(2, OPSET)])),
    ...[...domains].map((domain) => bytes(8, message([text(1, domain), number(2, OWN_OPSET)]))),
  ]);
}

type Bytes = Uint8Array<ArrayBuffer>;

const encodeNode = ({ type, domain, inputs, outputs, attributes = {} }: ModelNode, place: number): Bytes =>
  message([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `${type}-${place}`),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, encodeAttribute(name, value))),
    ...(domain ? [text(7, domain)] : []),
  ]);

const encodeAttribute = (name: string, value: number | readonly number[]): Bytes =>
  typeof value === 'number'
    ? message([text(1, name), number(3, value), number(20, ATTRIBUTE_INT)])
    : message([text(1, name), ...value.map((each) => number(8, each)), number(20, ATTRIBUTE_INTS)]);

const encodeConstant = ({ name, shape, data }: Constant): Bytes =>
  message([
    ...shape.map((side) => number(1, side)),
    number(2, data instanceof Float32Array ? FLOAT : INT64),
    text(8, name),
    // Little-endian, as every browser's machine is.
    bytes(9, new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)),
  ]);

function encodeValue({ name, shape }: Named): Bytes {
  const dimensions = message(shape.map((side) => bytes(1, message([number(1, side)]))));
  return message([text(1, name), bytes(2, message([bytes(1, message([number(1, FLOAT), bytes(2, dimensions)]))]))]);
}

/** A field is its tag and its content. */
const number = (field: number, value: number): Bytes => message([varint(field * 8), varint(value)]);
const bytes = (field: number, content: Bytes): Bytes =>
  message([varint(field * 8 + 2), varint(content.byteLength), content]);
const text = (field: number, content: string): Bytes => bytes(field, new TextEncoder().encode(content));

/** Seven bits a byte, the lowest first, the top bit set in all but the last. */
function varint(value: number): Bytes {
  const out: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    out.push(rest ? low + 128 : low);
  } while (rest);
  return Uint8Array.from(out);
}

function message(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
