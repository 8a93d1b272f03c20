/** A real GPU under observation: which buffers live, and ways to bring about what goes wrong. */
export interface Watched {
  /** For `createGpuBackend`. */
  readonly gpu: () => GPU | undefined;
  /** Devices opened so far, the current one last. */
  readonly devices: GPUDevice[];
  /** Buffers that were created and not destroyed, on all devices. */
  readonly live: Set<GPUBuffer>;
  /** Errors that no scope caught. */
  readonly uncaught: string[];
  /** Workgroups that were dispatched so far, on all devices. */
  workgroups: number;
  /** Called before each buffer is created; may throw as a browser does. */
  beforeBuffer: (descriptor: GPUBufferDescriptor) => void;
  /** Called before each submit with the number of its command buffers. */
  beforeSubmit: (commands: number) => void;
  /** What the device answers when asked to tell of finished work. */
  told: <T>(finished: Promise<T>) => Promise<T>;
}

export function watchGpu(): Watched {
  const watched: Watched = {
    gpu: () => ({ requestAdapter, wgslLanguageFeatures: navigator.gpu.wgslLanguageFeatures }) as unknown as GPU,
    devices: [],
    live: new Set(),
    uncaught: [],
    workgroups: 0,
    beforeBuffer: () => {},
    beforeSubmit: () => {},
    told: (finished) => finished,
  };
  async function requestAdapter(options?: GPURequestAdapterOptions): Promise<GPUAdapter | null> {
    const adapter = await navigator.gpu.requestAdapter(options);
    if (!adapter) return null;
    const requestDevice = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = async (descriptor) => watchDevice(await requestDevice(descriptor), watched);
    return adapter;
  }
  return watched;
}

function watchDevice(device: GPUDevice, watched: Watched): GPUDevice {
  const createBuffer = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    watched.beforeBuffer(descriptor);
    const buffer = createBuffer(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    watched.live.add(buffer);
    const mapAsync = buffer.mapAsync.bind(buffer);
    buffer.mapAsync = (...range) => watched.told(mapAsync(...range));
    buffer.destroy = () => {
      watched.live.delete(buffer);
      destroy();
    };
    return buffer;
  };
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  device.createCommandEncoder = (descriptor) => {
    const encoder = createCommandEncoder(descriptor);
    const beginComputePass = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (pass) => countIn(beginComputePass(pass), watched);
    return encoder;
  };
  const { queue } = device;
  const submit = queue.submit.bind(queue);
  queue.submit = (commands) => {
    watched.beforeSubmit([...commands].length);
    submit(commands);
  };
  const onSubmittedWorkDone = queue.onSubmittedWorkDone.bind(queue);
  queue.onSubmittedWorkDone = () => watched.told(onSubmittedWorkDone());
  device.addEventListener('uncapturederror', ({ error }) => watched.uncaught.push(error.message));
  watched.devices.push(device);
  return device;
}

function countIn(pass: GPUComputePassEncoder, watched: Watched): GPUComputePassEncoder {
  const dispatchWorkgroups = pass.dispatchWorkgroups.bind(pass);
  pass.dispatchWorkgroups = (x, y = 1, z = 1) => {
    watched.workgroups += x * y * z;
    dispatchWorkgroups(x, y, z);
  };
  return pass;
}

/** Milliseconds between the moments at which it looks whether work has ended. */
export const TICK_MS = 100;

/**
 * Makes the device tell of finished work as Firefox does: every 100 ms, or when something is submitted. What a wait takes
 * on the clock that is returned follows from how it ended, and from nothing that this machine does.
 */
export function tellInTicks(watched: Watched): { readonly now: () => number } {
  let time = 0;
  const waiting = new Set<(ms: number) => void>();
  watched.told = async (finished) => {
    const value = await finished;
    await new Promise<void>((resolve) => {
      const end = (ms: number) => {
        waiting.delete(end);
        clearTimeout(tick);
        time += ms;
        resolve();
      };
      const tick = setTimeout(() => end(TICK_MS), TICK_MS);
      waiting.add(end);
    });
    return value;
  };
  watched.beforeSubmit = () => {
    for (const end of [...waiting]) end(1);
  };
  // Once the work has ended it takes a few looks at the clock until the next question is due, however fast the machine is.
  const now = () => {
    if (waiting.size > 0) time += 0.25;
    return time;
  };
  return { now };
}
