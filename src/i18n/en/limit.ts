export default {
  title: 'This machine’s limit',
  lede: 'How fast it computes when it does nothing but multiply and add, and how fast it moves more data than common caches hold. No kernel can be faster than the lower of the two, so each can be shown as a share of it.',
  invite:
    'Measure this machine’s limit once, which takes 10 to 20 seconds, and every kernel shows how much of it is reached.',
  start: 'Measure this machine’s limit',
  again: 'Measure again',
  forget: 'Forget',
  running: 'Measuring the limit',
  failed:
    'No whole limit was found: a case was stopped or failed. What was known before still holds; close other programs and try again.',
  notKept: 'This browser keeps nothing, so the limit is forgotten when the page is closed.',
  stale: 'Measured in another browser or with another GPU ({{place}}). Measure again to see shares here.',
  measured: 'Measured {{date}}. Other programs that run at the same time make it lower than it is.',
  side: 'Side',
  sides: { gpu: 'GPU', cpu: 'CPU, all cores' },
  arithmetic: 'Arithmetic',
  orbit: 'Arithmetic, orbit steps',
  memory: 'Memory',
  ridge: 'Memory decides below',
  perByte: '{{value}} FLOP/byte',
  none: 'not measured',
  of: '{{share}} of the limit',
  reach: {
    cached: '{{share}} of the limit: cached, or the limit was measured too low',
    beyond: 'above the limit, which was measured too low',
    short: { cached: '{{share}}, cached or limit too low', beyond: '{{share}}, limit too low' },
  },
  doubt: {
    title: 'The limit of this machine was measured too low',
    text: 'A kernel is faster than the limit that was measured, and none can be: something else kept the machine busy then, or it was slowed down.',
    again: 'Measure the limit again',
    sameRun:
      'A kernel of this run is faster than the limit that the same run found, and none can be: something else kept the machine busy for a part of it. Run it again.',
    reported:
      'A kernel of this result is faster than the limit that came with it, and none can be. The shares of the limit say nothing here.',
  },
  both: '{{gflops}} GFLOP/s, {{gbps}} GB/s',
  details: 'Details',
  column: 'Of the limit',
  note: '“The limit” is the most that this machine was seen to do: its arithmetic or its memory, whichever stops the kernel first.',
  about: 'More about the limit',
} as const;
