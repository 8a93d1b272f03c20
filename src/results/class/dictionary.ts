/** What links of classes are likely to hold, the likeliest last. Part of version 1 of both: it never changes. */
import { DICTIONARY_2 } from '../share/dictionaries.ts';
import { KERNEL_DICTIONARY_1 } from '../share/kernel-dictionary.ts';

const WORDS_1 =
  'softmax@1:reduction@1:convolution@1:vector-add@1:transpose@1:|wasm|workers|wasm-threads|js-blocked|coalesced|' +
  'time crossover endToEnd\nnaive|tiled|registers|js-textbook|js-blocked:n=64|128|256|512|1024|2048|4096\n20 zh-CN\n' +
  '20 en\nspeed-up kernel\nmatmul@1:';

export const CLASS_DICTIONARY_1 = Uint8Array.from([
  ...KERNEL_DICTIONARY_1,
  ...DICTIONARY_2,
  ...new TextEncoder().encode(WORDS_1),
]);
