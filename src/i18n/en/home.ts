export default {
  title: 'How much faster is your GPU?',
  lede: 'AI runs on GPUs because one operation suits them so well: multiplying matrices. Let your own machine show it. Both sides do the same multiplication, and no result is timed before it is checked.',
  start: 'Race your CPU against your GPU',
  startCpu: 'Measure your CPU',
  again: 'Race again',
  hint: 'About three seconds. Nothing leaves this machine.',
  hintSoftware: 'About six seconds on a software adapter. Nothing leaves this machine.',
  lanes: {
    title: 'Billion calculations per second',
    tuned: 'GPU, kernel chosen for this device',
    tiled: 'GPU, tiles in workgroup memory',
    'wasm-threads': 'CPU, all cores, WebAssembly SIMD',
    'js-textbook': 'CPU, one thread, textbook JavaScript',
    size: 'Two {{n}} × {{n}} matrices of 32-bit numbers. Longer is faster.',
    preview: 'Four contenders, one multiplication. Longer will be faster.',
    value: '{{rate}} GFLOP/s',
  },
  now: {
    starting: 'Starting…',
    loading: 'Looking at this machine…',
    prepare: 'Preparing: {{name}}',
    verify: 'Checking the result: {{name}}',
    'warm-up': 'Warming up: {{name}}',
    sample: 'Measuring: {{name}}',
    progress: 'Progress of the race',
  },
  cpu: {
    cores_one: 'the one CPU thread',
    cores_other: '{{count}} CPU threads together',
    thread: 'one CPU thread',
  },
  gpu: { real: 'the GPU', software: 'the software GPU' },
  verdict: {
    gpu: 'On this machine {{gpu}} multiplies two {{n}}×{{n}} matrices {{times}}× faster than {{cpu}}.',
    ahead:
      'On this machine {{gpu}} multiplies two {{n}}×{{n}} matrices {{times}}× faster than {{cpu}}; {{endToEnd}}× once the copies are counted.',
    even: 'On this machine {{gpu}} multiplies two {{n}}×{{n}} matrices {{times}}× faster than {{cpu}}; once the copies are counted, the two are about even.',
    behind:
      'On this machine {{gpu}} multiplies two {{n}}×{{n}} matrices {{times}}× faster than {{cpu}}; once the copies are counted, the CPU is ahead by {{endToEnd}}×.',
    tie: 'On this machine it is a tie: {{gpu}} and {{cpu}} multiply two {{n}}×{{n}} matrices in the same time, as far as this measurement can tell.',
    cpu: 'On this machine the CPU wins: two {{n}}×{{n}} matrices take {{gpu}} {{times}}× as long as {{cpu}}.',
    cpuOnly: 'On this machine {{cpu}} multiply two {{n}}×{{n}} matrices in {{time}}. No GPU took part.',
    cpuOnlyThread: 'On this machine one CPU thread multiplies two {{n}}×{{n}} matrices in {{time}}. No GPU took part.',
    gpuOnly:
      'On this machine {{gpu}} multiplies two {{n}}×{{n}} matrices in {{time}}. The CPU gave no result to compare with.',
    none: 'Nothing was measured this time.',
    cancelled: 'The race was cancelled.',
  },
  basis:
    'Best kernel of each side: {{times}}× (95 % interval {{low}}–{{high}}). Copies: the way to the GPU’s memory and back.',
  basisFew:
    'Best kernel of each side: {{times}}×, from too few samples for an interval. Race again when the machine is less busy.',
  basisTie: 'The 95 % intervals of the two best kernels overlap.',
  table: {
    caption: 'Median time of one multiplication of two {{n}}×{{n}} matrices',
    contender: 'Contender',
    kernel: 'Kernel',
    interval: '95 % interval',
    endToEnd: 'With copies',
    rate: 'GFLOP/s',
    note: 'Result',
    ok: 'checked',
  },
  doors: {
    title: 'Where to go from here',
    lessons: 'See why',
    lessonsText:
      'Short lessons: guess, measure on your own machine, and understand when a GPU wins and when it does not.',
    lab: 'Measure more',
    labText: 'Other sizes, more contenders, filters over a picture; charts to compare and share.',
  },
} as const;
