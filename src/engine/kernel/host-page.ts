/** A kernel as one HTML page that runs it with plain WebGPU and nothing else, every step commented. */
import type {
  GpuCapabilities,
  GpuPass,
  GpuVariant,
  Kernel,
  Locale,
  LocalText,
  Params,
  TensorData,
  TensorSpec,
  Workload,
} from '../contract.ts';
import { CaseFailedError } from '../errors.ts';
import { RAISED_LIMITS } from '../gpu/device.ts';
import { feature } from '../gpu/feature.ts';
import { MOST_ALONG_AXIS } from '../gpu/slices.ts';
import { specialize } from '../gpu/specialize.ts';
import { MATRIX_FEATURES } from '../gpu/subgroup-matrices.ts';
import { shapeText } from '../shape-text.ts';
import { elementCount } from '../sizes.ts';
import { text } from '../text.ts';
import { withoutComments } from '../wgsl-comments.ts';
import { HOST_NOTES, type HostPart } from './host-notes.ts';
import template from './host-page.html.txt?raw';
import { withKernels } from './kernel-variant.ts';
import { tooWide } from './reasons.ts';
import { provingShapes } from './shapes.ts';

/** Lines of the page that belong together, in their order. */
export interface HostLines {
  readonly part: HostPart;
  /** Without the comment; blank lines at either end are left out. */
  readonly lines: readonly string[];
}

const WIDTH = 110;

const WORDS = {
  title: (kernel: string, task: LocalText, size: string) =>
    text(`${kernel}: ${task.en}, ${size}`, `${kernel}：${task['zh-CN']}，${size}`),
  about: text(
    'The kernel runs once on random inputs. Everything that it takes is in the source of this page. Open it as a file, from localhost or over https: over plain http from another machine a browser offers no WebGPU.',
    '内核在随机的输入上运行一次，所需的一切都在本页的源代码里。可以当作文件打开，也可以从 localhost 或通过 https 打开：从别的机器通过普通的 http 打开时，浏览器不提供 WebGPU。',
  ),
  running: text('Running …', '正在运行…'),
  noGpu: text('This browser offers no GPU.', '这个浏览器没有提供 GPU。'),
};

/**
 * The largest shape of the proof at which each pass is one dispatch: the page has nothing that cuts one into several.
 * @throws CaseFailedError where there is none, and for a kernel that does not fit
 */
export function hostShape(workload: Workload, kernel: Kernel, caps: GpuCapabilities): Params {
  const { passes } = variantOf(workload, kernel);
  const fits = (params: Params) =>
    passes(params, caps).every(({ workgroups }) => Math.max(...workgroups) <= MOST_ALONG_AXIS);
  const found = provingShapes(workload).toReversed().find(fits);
  if (!found) throw new CaseFailedError(tooWide(MOST_ALONG_AXIS));
  return found;
}

const variantOf = (workload: Workload, kernel: Kernel): GpuVariant =>
  withKernels([workload], [kernel])[0].variants.find(({ id }) => id === kernel.name) as GpuVariant;

/**
 * @param locale of its title and comments
 * @returns null where a pass reads a picture as a texture, which the page has no way to make
 * @throws CaseFailedError for a kernel that does not fit
 */
export function hostPage(
  workload: Workload,
  kernel: Kernel,
  params: Params,
  caps: GpuCapabilities,
  locale: Locale,
): string | null {
  const parts = filledParts(workload, kernel, params, caps, locale);
  if (!parts) return null;
  const told = parts.map(({ part, indent, text }) =>
    part === 'page' ? text : commented(HOST_NOTES[part].about[locale], indent) + text,
  );
  return told.join('');
}

/** The same page as its parts, to be told one by one. @throws CaseFailedError as `hostPage` does */
export function hostLines(
  workload: Workload,
  kernel: Kernel,
  params: Params,
  caps: GpuCapabilities,
  locale: Locale,
): readonly HostLines[] | null {
  const parts = filledParts(workload, kernel, params, caps, locale);
  return parts?.map(({ part, text }) => ({ part, lines: text.replace(/^\n+|\s+$/g, '').split('\n') })) ?? null;
}

interface Part {
  readonly part: HostPart;
  readonly indent: string;
  readonly text: string;
}

/** The template, cut at its marks. */
const PARTS: readonly Part[] = template.split(/^(?=[ \t]*\/\/: )/m).map((text) => {
  const [mark, indent = '', part = 'page'] = /^([ \t]*)\/\/: (\w+)\n/.exec(text) ?? [''];
  return { part: part as HostPart, indent, text: text.slice(mark.length) };
});

function filledParts(
  workload: Workload,
  kernel: Kernel,
  params: Params,
  caps: GpuCapabilities,
  locale: Locale,
): readonly Part[] | null {
  const variant = variantOf(workload, kernel);
  const passes = variant.passes(params, caps);
  if (passes.some(({ textures = [] }) => textures.length)) return null;
  const { inputs, outputs, state = {} } = workload.tensors(params);
  const given = Object.entries({ ...inputs, ...state });
  const values = given.some(([, spec]) => elementCount(spec) <= MOST_WRITTEN) ? workload.generate(params, SEED) : {};
  const buffers = [
    ...given.map(([name, spec]) => ({ ...bufferOf(name, spec, 'input'), ...written(values[name], spec) })),
    ...Object.entries(variant.scratch?.(params) ?? {}).map(([name, spec]) => bufferOf(name, spec, 'scratch')),
    ...Object.entries(outputs).map(([name, spec]) => bufferOf(name, spec, 'output')),
  ];
  const codes = passes.map(({ code, constants }) => specialize(code, constants ?? {}));
  const kernels = [...new Set(codes)];
  const filled: Readonly<Record<string, string>> = {
    lang: locale,
    title: escaped(WORDS.title(kernel.name, workload.title, shapeText(workload, params))[locale]),
    about: WORDS.about[locale],
    running: WORDS.running[locale],
    noGpu: WORDS.noGpu[locale],
    features: JSON.stringify([...new Set(kernels.flatMap(featuresOf))]),
    limits: list(
      RAISED_LIMITS.map((name) => JSON.stringify(name)),
      '    ',
    ),
    kernels: list(kernels.map(literal)),
    buffers: list(buffers.map(json)),
    passes: list(passes.map((pass, at) => json(passOf(pass, kernels.indexOf(codes[at]))))),
  };
  return PARTS.map((one) => ({ ...one, text: one.text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name]) }));
}

/** By the extension of WGSL that a text enables. */
const FEATURES: ReadonlyMap<string, GPUFeatureName> = new Map([
  ['f16', 'shader-f16'],
  ['subgroups', 'subgroups'],
  ['subgroup_size_control', feature('subgroup-size-control')],
  ...MATRIX_FEATURES,
]);

/** What a device needs for a text. Not what is here: the page may well be opened where there is more. */
const featuresOf = (code: string): GPUFeatureName[] =>
  [...withoutComments(code).matchAll(/\benable\b([^;]*);/g)].flatMap(([, list]) =>
    list.split(',').flatMap((extension) => FEATURES.get(extension.trim()) ?? []),
  );

const bufferOf = (name: string, spec: TensorSpec, role: string) => ({
  name,
  role,
  type: spec.dtype,
  shape: spec.shape,
  elements: elementCount(spec),
});

/**
 * An input of few numbers says how to compute, as a time step does: not every number means something there, so it is written
 * out.
 */
const MOST_WRITTEN = 16;
const SEED = 1;

const written = (values: TensorData, spec: TensorSpec): { values?: number[] } =>
  elementCount(spec) <= MOST_WRITTEN ? { values: Array.from(values, spec.dtype === 'f32' ? shortest : Number) } : {};

/** The same f32 in as few digits as tell it from its neighbours. */
const shortest = (value: number): number =>
  [6, 7, 8].map((digits) => Number(value.toPrecision(digits))).find((short) => Math.fround(short) === value) ?? value;

const passOf = ({ bindings, problem, workgroups }: GpuPass, kernel: number) => ({
  kernel,
  bindings,
  problem,
  workgroups,
});

const list = (values: readonly string[], indent = ''): string =>
  `[\n${values.map((value) => `${indent}  ${value},\n`).join('')}${indent}]`;

/** As it is written by hand; nothing in a name ends the script that it stands in. */
const json = (value: object): string =>
  `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${JSON.stringify(one).replaceAll(',', ', ')}`)
    .join(', ')} }`.replaceAll('<', '\\u003c');

/** Readable as it stands; nothing in it ends the script, or the literal itself. */
const literal = (code: string): string =>
  `\`${code
    .trimEnd()
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/<(?=[/!]|script)/gi, '<\\')}\n\``;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Comment lines that are no longer than a screen is wide. */
function commented(words: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  // Chinese may break anywhere but before a mark that ends something, and takes twice the room.
  for (const piece of words.match(/[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef](?:[，。；：、！？”）…]|\.(?!\w))*\s*/g) ??
    []) {
    if (wide(indent + line + piece.trimEnd()) > WIDTH - '// '.length && line) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line].map((one) => `${indent}// ${one}\n`).join('');
}

const wide = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
