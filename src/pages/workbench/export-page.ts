/** A kernel as one HTML page that runs it with plain WebGPU and nothing else, every step commented. */
import type {
  GpuCapabilities,
  GpuPass,
  GpuVariant,
  Kernel,
  Params,
  TensorSpec,
  Workload,
} from '../../engine/contract.ts';
import { RAISED_LIMITS } from '../../engine/gpu/device.ts';
import { specialize } from '../../engine/gpu/specialize.ts';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { elementCount } from '../../engine/sizes.ts';

/** Null where a pass reads a picture as a texture, which the page has no way to make. @throws CaseFailedError for a kernel that does not fit */
export function pageOf(workload: Workload, kernel: Kernel, params: Params, caps: GpuCapabilities): string | null {
  const variant = withKernels([workload], [kernel])[0].variants.find(({ id }) => id === kernel.name) as GpuVariant;
  const passes = variant.passes(params, caps);
  if (passes.some(({ textures = [] }) => textures.length)) return null;
  const { inputs, outputs, state = {} } = workload.tensors(params);
  const buffers = [
    ...Object.entries({ ...inputs, ...state }).map(([name, spec]) => bufferOf(name, spec, 'input')),
    ...Object.entries(variant.scratch?.(params) ?? {}).map(([name, spec]) => bufferOf(name, spec, 'scratch')),
    ...Object.entries(outputs).map(([name, spec]) => bufferOf(name, spec, 'output')),
  ];
  const title = `${kernel.name}: ${workload.title.en}, ${shapeText(workload, params)}`;
  const features = caps.features.filter((name) => passes.some(({ code }) => needs(code, name)));
  return PAGE.replaceAll('{{title}}', escaped(title))
    .replace('{{features}}', () => JSON.stringify(features))
    .replace('{{limits}}', () => JSON.stringify(RAISED_LIMITS))
    .replace('{{buffers}}', () => lines(buffers))
    .replace('{{passes}}', () => lines(passes.map(passOf)));
}

const WORDS: Readonly<Record<string, string>> = { 'shader-f16': 'f16', subgroups: 'subgroups' };
const needs = (code: string, feature: string): boolean =>
  WORDS[feature] !== undefined && new RegExp(`^\\s*enable\\b[^;]*\\b${WORDS[feature]}\\b`, 'm').test(code);

const bufferOf = (name: string, spec: TensorSpec, role: string) => ({
  name,
  role,
  type: spec.dtype,
  shape: spec.shape,
  elements: elementCount(spec),
});

const passOf = ({ code, constants, bindings, problem, workgroups }: GpuPass) => ({
  bindings,
  problem,
  workgroups,
  code: specialize(code, constants ?? {}),
});

/** One to a line; nothing in a text ends the script that it stands in. */
const lines = (values: readonly object[]): string =>
  `[\n${values.map((value) => `  ${JSON.stringify(value).replaceAll('<', '\\u003c')},\n`).join('')}]`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{title}}</title>
<style>body { font: 1rem/1.5 system-ui; margin: 2rem } pre { white-space: pre-wrap }</style>
<h1>{{title}}</h1>
<p>The kernel runs once on random inputs. Everything that it takes is in the source of this page. Open it from localhost or
over https: elsewhere a browser offers no WebGPU.</p>
<pre id="out">Running …</pre>
<script type="module">
// What the kernel reads and writes. Put your own data in the place of the random numbers below.
const buffers = {{buffers}};

// One after the other: WGSL, the buffers at @group(0) in order of @binding, the uniform, and how many workgroups to start.
const passes = {{passes}};

const ARRAYS = { f32: Float32Array, u32: Uint32Array, i32: Int32Array, u8: Uint8Array };
const out = document.getElementById('out');
try {
  // 1. An adapter is a GPU that the browser would let us use; a device is our own connection to it. What is not asked for
  //    here (a feature, a larger limit) cannot be used later.
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new Error('This browser offers no GPU.');
  const limits = {{limits}};
  const device = await adapter.requestDevice({
    requiredFeatures: {{features}},
    requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]])),
  });
  // Mistakes in what we ask of the device do not throw: they are told here.
  device.addEventListener('uncapturederror', ({ error }) => { out.textContent = error.message; });

  // 2. Buffers are memory on the GPU. The usage says what may be done with each: bound as storage, copied from or to.
  const onGpu = {};
  for (const { name, role, type, elements } of buffers) {
    const bytes = Math.ceil(elements * (type === 'u8' ? 1 : 4) / 4) * 4; // whole words
    onGpu[name] = device.createBuffer({
      label: name,
      size: bytes,
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
    if (role === 'input') device.queue.writeBuffer(onGpu[name], 0, randomData(type, bytes));
  }

  // 3. Work is written down first, in a command encoder, and starts when all of it is submitted.
  const encoder = device.createCommandEncoder();
  for (const { code, bindings, problem, workgroups } of passes) {
    // The compiler turns WGSL into a pipeline; 'auto' takes the layout of its bindings from the text.
    const module = device.createShaderModule({ code });
    const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
    // A bind group says which buffer stands behind each @binding.
    const tensors = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: bindings.map((name, binding) => ({ binding, resource: { buffer: onGpu[name] } })),
    });
    // struct Problem: the first workgroup (three numbers, zeros here, as nothing is cut into pieces), then its fields.
    // A uniform's size is a multiple of 16 bytes.
    const uniform = new Uint32Array(Math.ceil((3 + problem.length) / 4) * 4);
    uniform.set([0, 0, 0, ...problem]);
    const buffer = device.createBuffer({
      size: uniform.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    device.queue.writeBuffer(buffer, 0, uniform);
    const sizes = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(1),
      entries: [{ binding: 0, resource: { buffer } }],
    });
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, tensors);
    pass.setBindGroup(1, sizes);
    pass.dispatchWorkgroups(...workgroups); // each has as many threads as @workgroup_size says
    pass.end();
  }

  // 4. JavaScript cannot look into GPU memory: outputs are copied to buffers that may be mapped.
  const readable = buffers.filter(({ role }) => role === 'output').map((one) => {
    const { size } = onGpu[one.name];
    const buffer = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    encoder.copyBufferToBuffer(onGpu[one.name], 0, buffer, 0, size);
    return { ...one, buffer };
  });

  // 5. Now it runs; mapAsync resolves when it has ended and the copy is there.
  device.queue.submit([encoder.finish()]);
  const texts = [];
  for (const { name, shape, type, buffer } of readable) {
    await buffer.mapAsync(GPUMapMode.READ);
    const values = new ARRAYS[type](buffer.getMappedRange());
    texts.push(name + ' [' + shape + '] = ' + Array.from(values.subarray(0, 16)).join(', ') + ' …');
  }
  out.textContent = texts.join('\\n');
} catch (error) {
  out.textContent = String(error);
}

function randomData(type, bytes) {
  const data = new ARRAYS[type](bytes / ARRAYS[type].BYTES_PER_ELEMENT);
  return data.map(() => (type === 'f32' ? 2 * Math.random() - 1 : Math.floor(256 * Math.random())));
}
</script>
</html>
`;
