/**
 * Words that links are likely to hold, the likeliest last, for the compressor to point at: about 180 characters shorter
 * for a sweep. Part of version 1, so it never changes; words that are not in it work just as well.
 */
const WORDS = [
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

export const DICTIONARY_1 = new TextEncoder().encode(WORDS.join(''));
