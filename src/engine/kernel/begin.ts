/** Where a kernel begins: as a copy of a variant that ships, or as a stub. */
import type {
  Dtype,
  GpuCapabilities,
  GpuPass,
  Kernel,
  KernelPass,
  LocalText,
  Params,
  TensorSpec,
  Workgroups,
  Workload,
} from '../contract.ts';
import { specialize } from '../gpu/specialize.ts';
import { evaluate } from './formula.ts';
import { gpuVariant } from './kernel-variant.ts';
import { namesFor, workgroupSize } from './reading.ts';
import { provingShapes } from './shapes.ts';

/**
 * A copy of a variant. Its constants become its writer's, except those that depend on the size; so does its dispatch,
 * where a formula gives what the variant computes at every shape that was tried.
 * @param more shapes to look at besides those of the proof
 */
export function fromVariant(
  workload: Workload,
  variant: string,
  caps: GpuCapabilities,
  name: string,
  more: readonly Params[] = [],
): Kernel | null {
  const base = gpuVariant(workload.variants, variant);
  if (!base) return null;
  const shapes = [...provingShapes(workload), ...more].filter((params) => !base.unsupported?.(params, caps));
  const seen = shapes.flatMap((params) => base.passes(params, caps).map((pass) => ({ params, pass })));
  const files = [...new Set(seen.map(({ pass }) => pass.shader))];
  const passes = files.map((shader) =>
    copied(
      workload,
      seen.filter(({ pass }) => pass.shader === shader),
    ),
  );
  return passes.length ? { workload: workload.id, name, from: variant, copyOf: null, scratch: [], passes } : null;
}

interface Seen {
  readonly params: Params;
  readonly pass: GpuPass;
}

function copied(workload: Workload, seen: readonly Seen[]): KernelPass {
  const [{ pass }] = seen;
  const names = Object.keys(pass.constants ?? {});
  const fixed = names.filter((name) => seen.every((one) => one.pass.constants?.[name] === pass.constants?.[name]));
  const constants = Object.fromEntries(fixed.map((name) => [name, pass.constants?.[name] ?? 0]));
  const code = specialize(pass.code, constants).trimEnd().concat('\n');
  const sets = names.filter((name) => !fixed.includes(name));
  return { shader: pass.shader, code, workgroups: formulasOf(workload, seen, code), sets };
}

function formulasOf(workload: Workload, seen: readonly Seen[], code: string): Workgroups | null {
  const [x, y, z] = [0, 1, 2].map((axis) => {
    const wanted = seen.map(({ pass, params }) => ({ params, count: pass.workgroups[axis] }));
    return candidates(workload, seen, code).find((formula) =>
      wanted.every(({ params, count }) => {
        const found = evaluate(formula, namesFor(workload, params, code));
        return found.ok && found.value === count;
      }),
    );
  });
  return x !== undefined && y !== undefined && z !== undefined ? [x, y, z] : null;
}

/** From the plainest on. */
function candidates(workload: Workload, seen: readonly Seen[], code: string): string[] {
  const numbers = Object.entries(workload.params).flatMap(([name, { kind }]) => (kind === 'int' ? [name] : []));
  const { outputs } = workload.tensors(seen[0].params);
  const things = [...numbers, ...Object.keys(outputs)];
  const sides = ['wx', 'wy', 'wz'].filter((_, axis) => (workgroupSize(code)?.[axis] ?? 1) > 1);
  const constant = String(seen[0].pass.workgroups[0]);
  const by = [
    ...sides,
    ...sides.flatMap((side) => [2, 4, 8, 16].map((each) => `(${each} * ${side})`)),
    ...[2, 4, 8, 16, 32, 64, 128, 256].map(String),
  ];
  return ['1', ...things, ...things.flatMap((thing) => by.map((one) => `${thing} / ${one}`)), constant];
}

const COMMENTS = {
  origin: { en: 'the workgroup that this dispatch starts at', 'zh-CN': '这次派发从哪个工作组开始' },
  bytes: { en: ', four to a u32', 'zh-CN': '，每个 u32 存四个' },
  used: {
    en: 'Each binding has to be used somewhere; take these lines away once it is.',
    'zh-CN': '每个绑定都要在某处用到；用到之后就把这几行删掉。',
  },
  write: { en: 'Write your kernel here. This makes zeros.', 'zh-CN': '在这里写你的内核。现在这样写出的全是零。' },
} as const satisfies Readonly<Record<string, LocalText>>;

/**
 * Bindings, uniform and guard written, the rest left to write: each thread has an element of the first output to make.
 * @param language of its comments
 */
export function stub(workload: Workload, name: string, language: keyof LocalText = 'en'): Kernel {
  // Of the odd shape, whose sides differ.
  const params = provingShapes(workload)[1] ?? provingShapes(workload)[0];
  const { inputs, outputs, state = {} } = workload.tensors(params);
  const tensors = [
    ...Object.entries(inputs).map(([tensor, spec]) => ({ tensor: named(tensor), spec, access: 'read' })),
    ...Object.entries({ ...state, ...outputs }).map(([tensor, spec]) => ({
      tensor: named(tensor),
      spec,
      access: 'read_write',
    })),
  ];
  const [[first, output]] = Object.entries(outputs);
  const target = named(first);
  const width = Math.max(...tensors.map(({ tensor }) => tensor.length));
  const code = [
    `// ${workload.title[language]}${language === 'en' ? ': ' : '：'}${workload.summary[language]}`,
    '//',
    ...tensors.map(
      ({ tensor, spec }) =>
        `// ${tensor.padEnd(width)}  [${shapeOf(workload, params, spec)}]  ${spec.dtype}${spec.dtype === 'u8' ? COMMENTS.bytes[language] : ''}`,
    ),
    '',
    'const GROUP: u32 = 64;',
    '',
    'struct Problem {',
    `  origin: vec3u, // ${COMMENTS.origin[language]}`,
    ...Object.keys(workload.params).map((field) => `  ${named(field)}: u32,`),
    '}',
    '',
    ...tensors.map(
      ({ tensor, spec, access }, binding) =>
        `@group(0) @binding(${binding}) var<storage, ${access}> ${tensor}: array<${ELEMENTS[spec.dtype]}>;`,
    ),
    '@group(1) @binding(0) var<uniform> problem: Problem;',
    '',
    '@compute @workgroup_size(GROUP)',
    'fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {',
    '  let i = (group.x + problem.origin.x) * GROUP + local.x;',
    `  if (i >= arrayLength(&${target})) {`,
    '    return;',
    '  }',
    `  // ${COMMENTS.used[language]}`,
    ...tensors.filter(({ tensor }) => tensor !== target).map(({ tensor }) => `  _ = arrayLength(&${tensor});`),
    `  // ${COMMENTS.write[language]}`,
    `  ${target}[i] = ${ELEMENTS[output.dtype]}(0);`,
    '}',
    '',
  ].join('\n');
  const elements = output.dtype === 'u8' ? `${first} / 4 / wx` : `${first} / wx`;
  const pass: KernelPass = { shader: `${name}.wgsl`, code, workgroups: [elements, '1', '1'], sets: [] };
  return { workload: workload.id, name, from: null, copyOf: null, scratch: [], passes: [pass] };
}

/** Names that WGSL keeps to itself, among those that a tensor or a parameter may well have: such a one has a _ behind it. */
const RESERVED =
  /^(?:from|filter|of|pass|set|self|target|type|use|with|where|get|common|active|final|module|namespace|partial|shared|super|this|try|union|override|loop|let|var|const|for|while|if|else|switch|true|false|origin)$/;
const named = (name: string): string => (RESERVED.test(name) ? `${name}_` : name);
const ELEMENTS: Readonly<Record<Dtype, string>> = { f32: 'f32', u32: 'u32', i32: 'i32', u8: 'u32' };

/** A side by the name of the parameter that has its value, where only one does. */
function shapeOf(workload: Workload, params: Params, spec: TensorSpec): string {
  const named = (side: number) => {
    const names = Object.keys(workload.params).filter((name) => params[name] === side);
    return names.length === 1 ? names[0] : String(side);
  };
  return spec.shape.map(named).join(', ');
}
