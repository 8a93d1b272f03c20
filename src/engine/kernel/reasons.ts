/** Plain words for what is wrong with a kernel before any compiler sees it. */
import type { LocalText, Reason } from '../contract.ts';
import { text } from '../text.ts';

export const kernelError = (words: LocalText): Reason => ({ code: 'kernel-error', text: words });

/** Workgroups of one pass; the largest kernels of ours take a hundredth of it. */
export const MOST_WORKGROUPS = 2 ** 25;

export const badDispatch = (shader: string, workgroups: readonly number[]): Reason =>
  kernelError(
    text(
      `${shader} would start ${workgroups.join(' × ')} workgroups; there must be one at least along each axis, and ${MOST_WORKGROUPS} at most in all. Change the formula.`,
      `${shader} 会启动 ${workgroups.join(' × ')} 个工作组；每个方向至少 1 个，总数至多 ${MOST_WORKGROUPS}。请修改公式。`,
    ),
  );

/** @param most workgroups of one dispatch along an axis */
export const tooWide = (most: number): Reason =>
  kernelError(
    text(
      `A web page starts each pass as one dispatch, which has ${most} workgroups along an axis at most; this kernel takes more at every shape that is proved. Let a workgroup make more elements, or spread the workgroups over two axes.`,
      `网页用一次派发启动每一趟，每个方向至多 ${most} 个工作组；在要证明的每个形状上，这个内核都超过了。请让一个工作组算更多元素，或把工作组分到两个方向上。`,
    ),
  );

export const unknownBinding = (shader: string, name: string, known: readonly string[]): Reason =>
  kernelError(
    text(
      `${shader} binds '${name}', which is not one of ${known.join(', ')}. Name each binding of group 0 after a tensor; a buffer of your own needs a line “//! scratch ${name} f32 ELEMENTS”.`,
      `${shader} 绑定了“${name}”，但可用的只有 ${known.join('、')}。第 0 组的每个绑定都要用张量的名字；自己的缓冲区要加一行“//! scratch ${name} f32 元素数”。`,
    ),
  );

export const strayBinding = (
  shader: string,
  { name, group, binding }: { readonly name: string; readonly group: number; readonly binding: number },
): Reason =>
  kernelError(
    text(
      `${shader} binds '${name}' at @group(${group}) @binding(${binding}), where there is nothing: tensors and buffers of your own are in group 0, and group 1 has the numbers of the problem alone, at binding 0. Move it to group 0.`,
      `${shader} 把“${name}”绑定在 @group(${group}) @binding(${binding})，那里什么也没有：张量和自己的缓冲区在第 0 组，第 1 组只有问题的几个数，在 @binding(0)。请把它移到第 0 组。`,
    ),
  );

export const unknownField = (shader: string, name: string, known: readonly string[]): Reason =>
  kernelError(
    text(
      `struct Problem of ${shader} has a field '${name}', which is not one of ${known.join(', ')}.`,
      `${shader} 的 struct Problem 里有字段“${name}”，但可用的只有 ${known.join('、')}。`,
    ),
  );

export const emptyScratch = (name: string, length: string): Reason =>
  kernelError(
    text(
      `The scratch buffer ${name} would have no element: ${length}. Change the formula.`,
      `临时缓冲区 ${name} 里一个元素也没有：${length}。请修改公式。`,
    ),
  );

export const takenName = (name: string): LocalText =>
  text(
    `The kernel is called “${name}”, as one of Lockstep’s own: nobody should take one for the other. Rename it.`,
    `这个内核名叫“${name}”，与 Lockstep 自带的实现同名，容易混淆。请改个名称。`,
  );

export const unknownBase = (from: string): LocalText =>
  text(
    `The kernel began as the variant “${from}”, which runs on the GPU in another version of Lockstep and not in this one.`,
    `这个内核从“${from}”开始，而当前版本的 Lockstep 没有这个 GPU 实现。`,
  );
