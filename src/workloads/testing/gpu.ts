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
  /** Called before each buffer is created; may throw as a browser does. */
  beforeBuffer: (descriptor: GPUBufferDescriptor) => void;
}

export function watchGpu(): Watched {
  const watched: Watched = {
    gpu: () => ({ requestAdapter }) as unknown as GPU,
    devices: [],
    live: new Set(),
    uncaught: [],
    beforeBuffer: () => {},
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
    buffer.destroy = () => {
      watched.live.delete(buffer);
      destroy();
    };
    return buffer;
  };
  device.addEventListener('uncapturederror', ({ error }) => watched.uncaught.push(error.message));
  watched.devices.push(device);
  return device;
}
