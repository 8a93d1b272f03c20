/** WGSL's words and what they mean, for completion and for cards under the pointer. https://www.w3.org/TR/WGSL/ */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';

export const KEYWORDS: readonly string[] = (
  'alias break case const const_assert continue continuing default diagnostic discard else enable false fn for if let ' +
  'loop override requires return struct switch true var while'
).split(' ');

export const TYPES: readonly string[] = (
  'bool f16 f32 i32 u32 array atomic ptr vec2f vec3f vec4f vec2h vec3h vec4h vec2i vec3i vec4i vec2u vec3u vec4u ' +
  'mat2x2f mat3x3f mat4x4f texture_2d storage workgroup uniform private function read read_write'
).split(' ');

export interface Builtin {
  /** What stands behind the name: parameters and result. */
  readonly signature: string;
  readonly meaning: LocalText;
}

const both = (signature: string, en: string, zh: string): Builtin => ({ signature, meaning: text(en, zh) });

/** By name; attributes begin with @, and values of `@builtin` stand as they are written there. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  '@compute': both('', 'The function below is an entry point of a compute shader.', '下面的函数是计算着色器的入口。'),
  '@workgroup_size': both('(x, y, z)', 'Threads of a workgroup along each axis.', '工作组在各方向上的线程数。'),
  '@group': both('(n)', 'The group of bindings that it belongs to.', '它所属的绑定组。'),
  '@binding': both('(n)', 'Its number in the group.', '它在组内的编号。'),
  '@builtin': both('(name)', 'A value that the GPU gives each thread.', 'GPU 交给每个线程的值。'),
  workgroup_id: both(': vec3u', 'Which workgroup this is.', '这是第几个工作组。'),
  local_invocation_id: both(': vec3u', 'Which thread of its workgroup this is.', '这是工作组里的第几个线程。'),
  local_invocation_index: both(': u32', 'The same as one number.', '同上，写成一个数。'),
  global_invocation_id: both(
    ': vec3u',
    'Which thread of the dispatch this is. Long work is cut into several dispatches: use workgroup_id + problem.origin instead.',
    '这是本次派发里的第几个线程。较长的工作会切成多次派发，请改用 workgroup_id + problem.origin。',
  ),
  num_workgroups: both(': vec3u', 'Workgroups of this dispatch.', '本次派发的工作组数。'),
  subgroup_size: both(': u32', 'Threads of a subgroup.', '子组的线程数。'),
  subgroup_invocation_id: both(': u32', 'Which thread of its subgroup this is.', '这是子组里的第几个线程。'),
  arrayLength: both(
    '(&array) -> u32',
    'Elements of a storage array without a fixed size.',
    '存储数组（长度不固定）的元素数。',
  ),
  workgroupBarrier: both(
    '()',
    'Waits for all threads of the workgroup; what they wrote to workgroup memory is then seen by all.',
    '等工作组的所有线程都到这里；此前写入工作组内存的内容，之后人人可见。',
  ),
  storageBarrier: both(
    '()',
    'The same for storage buffers, within the workgroup only.',
    '对存储缓冲区也是如此，但只限于工作组之内。',
  ),
  workgroupUniformLoad: both(
    '(ptr) -> T',
    'Reads a value of workgroup memory as one that is the same for all, with a barrier before and after.',
    '读取工作组内存中的一个值，保证所有线程读到的相同；前后各有一次屏障。',
  ),
  select: both(
    '(ifFalse, ifTrue, condition) -> T',
    'The second where the condition holds, else the first.',
    '条件成立时取第二个，否则取第一个。',
  ),
  dot: both('(a, b) -> T', 'Sum of the products, component by component.', '各分量乘积之和。'),
  dot4I8Packed: both('(a: u32, b: u32) -> i32', 'Dot product of four signed bytes each.', '各四个有符号字节的点积。'),
  dot4U8Packed: both('(a: u32, b: u32) -> u32', 'Dot product of four bytes each.', '各四个无符号字节的点积。'),
  fma: both('(a, b, c) -> T', 'a · b + c, rounded once where the hardware can.', 'a × b + c，硬件支持时只舍入一次。'),
  abs: both('(x) -> T', 'Absolute value.', '绝对值。'),
  min: both('(a, b) -> T', 'The smaller.', '较小者。'),
  max: both('(a, b) -> T', 'The larger.', '较大者。'),
  clamp: both('(x, low, high) -> T', 'x, kept between the two.', '把 x 限制在两者之间。'),
  mix: both('(a, b, share) -> T', 'a · (1 − share) + b · share.', 'a × (1 − share) + b × share。'),
  step: both('(edge, x) -> T', '1 where x is edge or more, else 0.', 'x 不小于 edge 时为 1，否则为 0。'),
  sign: both('(x) -> T', '−1, 0 or 1.', '−1、0 或 1。'),
  floor: both('(x) -> T', 'Rounded down.', '向下取整。'),
  ceil: both('(x) -> T', 'Rounded up.', '向上取整。'),
  round: both('(x) -> T', 'Rounded to the nearest, halves to the even one.', '取最近的整数，恰为一半时取偶数。'),
  trunc: both('(x) -> T', 'Without its fraction.', '去掉小数部分。'),
  fract: both('(x) -> T', 'x − floor(x).', 'x − floor(x)。'),
  sqrt: both('(x) -> T', 'Square root.', '平方根。'),
  inverseSqrt: both('(x) -> T', '1 / √x.', '1 / √x。'),
  exp: both('(x) -> T', 'e to the power of x.', 'e 的 x 次方。'),
  exp2: both('(x) -> T', '2 to the power of x.', '2 的 x 次方。'),
  log: both('(x) -> T', 'Natural logarithm.', '自然对数。'),
  log2: both('(x) -> T', 'Logarithm to base 2.', '以 2 为底的对数。'),
  pow: both('(x, y) -> T', 'x to the power of y.', 'x 的 y 次方。'),
  sin: both('(x) -> T', 'Sine of radians.', '正弦，弧度。'),
  cos: both('(x) -> T', 'Cosine of radians.', '余弦，弧度。'),
  tanh: both('(x) -> T', 'Hyperbolic tangent.', '双曲正切。'),
  length: both('(v) -> T', 'Length of a vector.', '向量的长度。'),
  distance: both('(a, b) -> T', 'Length of a − b.', 'a − b 的长度。'),
  normalize: both('(v) -> vec', 'Of length 1.', '长度化为 1。'),
  cross: both('(a, b) -> vec3', 'Cross product.', '叉积。'),
  transpose: both('(m) -> mat', 'Rows and columns exchanged.', '行列互换。'),
  countOneBits: both('(x) -> T', 'Bits that are set.', '为 1 的位数。'),
  countLeadingZeros: both('(x) -> T', 'Zeros in front of the first bit that is set.', '最高位的 1 之前有几个 0。'),
  firstLeadingBit: both('(x) -> T', 'Place of the highest bit that is set.', '最高位的 1 在第几位。'),
  extractBits: both('(x, offset, count) -> T', 'Some bits of x.', '取出 x 的若干位。'),
  bitcast: both('<T>(x) -> T', 'The same bits as another type.', '同样的位，换一种类型来看。'),
  pack4x8unorm: both(
    '(v: vec4f) -> u32',
    'Four numbers from 0 to 1 as four bytes.',
    '四个 0 到 1 的数，存成四个字节。',
  ),
  unpack4x8unorm: both('(x: u32) -> vec4f', 'Four bytes as numbers from 0 to 1.', '四个字节，读成 0 到 1 的数。'),
  pack2x16float: both('(v: vec2f) -> u32', 'Two numbers as f16.', '两个数，存成 f16。'),
  unpack2x16float: both('(x: u32) -> vec2f', 'Two f16 as f32.', '两个 f16，读成 f32。'),
  atomicLoad: both('(&a) -> T', 'Reads an atomic.', '读取原子变量。'),
  atomicStore: both('(&a, x)', 'Writes an atomic.', '写入原子变量。'),
  atomicAdd: both(
    '(&a, x) -> T',
    'Adds to it, and gives what it was: no other thread comes between.',
    '加上 x，返回原值；中间不会被其他线程打断。',
  ),
  atomicMax: both('(&a, x) -> T', 'Keeps the larger, and gives what it was.', '保留较大者，返回原值。'),
  atomicMin: both('(&a, x) -> T', 'Keeps the smaller, and gives what it was.', '保留较小者，返回原值。'),
  atomicExchange: both('(&a, x) -> T', 'Writes x, and gives what it was.', '写入 x，返回原值。'),
  atomicCompareExchangeWeak: both(
    '(&a, expected, x)',
    'Writes x if it is what was expected; tells what it was, and whether it was written. May fail without cause.',
    '若等于预期值就写入 x；返回原值以及是否写入。可能无故失败。',
  ),
  subgroupAdd: both('(x) -> T', 'Sum over the subgroup, for each of its threads.', '子组内求和，每个线程都得到结果。'),
  subgroupMax: both('(x) -> T', 'The largest of the subgroup.', '子组内的最大值。'),
  subgroupMin: both('(x) -> T', 'The smallest of the subgroup.', '子组内的最小值。'),
  subgroupBroadcast: both(
    '(x, lane) -> T',
    'The value of one thread, for all of the subgroup.',
    '把一个线程的值给整个子组。',
  ),
  subgroupShuffle: both('(x, lane) -> T', 'The value of the thread that each names.', '各取指定线程的值。'),
  subgroupExclusiveAdd: both('(x) -> T', 'Sum over the threads before this one.', '此前各线程之和。'),
  subgroupInclusiveAdd: both('(x) -> T', 'The same with its own.', '同上，连同自己。'),
  textureLoad: both('(texture, at, level) -> vec4f', 'A pixel, without filtering.', '读取一个像素，不做过滤。'),
};
