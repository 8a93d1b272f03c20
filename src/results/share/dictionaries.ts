/**
 * Words that links are likely to hold, the likeliest last, for the compressor to point at: about 180 characters shorter
 * for a sweep. Part of a version, so they never change; words that are not in them work just as well.
 */
const WORDS_1 = [
  'no-backendunknown-casegpu-errorworker-crashcompile-errordevice-refuseddevice-lostout-of-memorybad-input',
  'no-wasm-simdno-webgpuno-adapternot-separablelimitcancelledout-of-time',
  'device-rebuilthiddendrifttimestamps-rejectedover-budgetcoarse-clockfew-samplesunsteadyno-timestamps',
  'convolutiondirect-rowsjs-separablejs-directwasm-separable-threadssizeheightfilterheightsharpenedgeembosscustombox',
  'gaussianmatmulnaivecoalescedtiledregisters-directregistersjs-textbookjs-blockedworkerswasmwasm-threadsnmk',
  'llvmpipe (LLVM 19.1.7, 256 bits)imagination-powervr-broadcomarmMali-G valhallbifrost-qualcommadreno-7xxAdreno (TM) 7',
  'samsungXclipseapplemetal-3Apple M4 Pro MaxintelArc xe-2hpgxe-lpgIris(R) Xe Graphicsgen-12lpIntel(R) UHD Graphics',
  'ANGLE (AMD, AMD Radeon RX Vega 6800M rdna-3rdna-2(TM) Graphicsamd',
  'ANGLE (NVIDIA, hopperblackwellturingampereada-lovelacelovelace Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'nvidiaNVIDIA GeForce RTX 4090 Ti SUPER Laptop GPU',
  'googleswiftshaderSwiftShader Device (Subzero)',
  'Node.js DawnFirefox Safari Opera Edge Chrome 1Chromium 15iOSiPadOSChromeOSAndroidmacOSLinuxWindows 11Windows',
];

const WORDS_2 = [
  'language train prefill decode option-price docking n-body heat matvec linear-recurrence attention recurrence training',
  'softmax conv-layer histogram scan reduction divergence dependent-chain parallel-slots transpose strided-copy',
  'vector-addpeak-fmapeak-readpeak-copymandelbrotdepthwiselibrary-does-not-load',
  'registers-8x8 64x64x16registers-8x4 subgroups-sized streaming rows-edit-',
  'not-interleavedoutliersslow-firstspeeding-uprestlessml-matrix',
  'ort-wasmort-webgpujax-wasmjax-webgputfjs-wasmtfjs-webgpusubgroupsspecializedtunedhalfsplit-kstreamingtexturewide',
];

export const DICTIONARY_1 = new TextEncoder().encode(WORDS_1.join(''));
export const DICTIONARY_2 = new TextEncoder().encode([...WORDS_2, ...WORDS_1].join(''));
