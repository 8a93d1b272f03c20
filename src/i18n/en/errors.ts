/** Trouble, in the order: what happened, what still works, what to do. */
export default {
  page: {
    title: 'This page ran into an error',
    text: 'The other pages still work, and so do your kept results. Load the page again; if it happens once more, this is what went wrong: {{message}}',
    reload: 'Load again',
  },
  noWebgpu: {
    title: 'This browser has no WebGPU',
    works: 'The CPU half of every measurement still runs.',
    todo: 'To race the GPU too, use a current Chrome, Edge, Firefox or Safari, and open the page over https or from localhost.',
  },
  notSecure: {
    title: 'This page is not secure, so it gets no WebGPU',
    works: 'The CPU half of every measurement still runs; its threads share no memory here.',
    todo: 'Open the page over https, or on the machine that serves it from localhost. Whether this browser has WebGPU shows only then.',
  },
  noAdapter: {
    title: 'The browser offers no GPU',
    works: 'WebGPU is there, but it found no usable graphics adapter. The CPU half of every measurement still runs.',
    todo: 'Turn on hardware acceleration in the browser’s settings, update the graphics driver, and restart the browser.',
  },
  adapterThrew: {
    title: 'Asking for the GPU failed',
    works: 'The browser answered: “{{message}}”. The CPU half of every measurement still runs.',
    todo: 'Restart the browser; if it fails again, update the graphics driver.',
  },
  software: {
    title: 'Software adapter: this GPU is your CPU',
    line: 'Software adapter ({{name}}): this GPU is your CPU.',
    works:
      'The browser imitates a GPU on the CPU ({{name}}). Everything runs, but the figures say nothing about a graphics card.',
    todo: 'If this machine has a GPU, turn on hardware acceleration in the browser’s settings.',
  },
  notIsolated: {
    title: 'CPU threads work by copying here',
    works:
      'Threads cannot share memory: the page is not cross-origin isolated, or the browser has no memory to share. The CPU pool hands its data over instead, which is somewhat slower, and the page’s clock is coarser.',
    todo: 'Load the page again; if this stays, a browser setting or the host prevents isolation.',
  },
  hidden: {
    title: 'The tab was hidden during the run',
    works: 'Samples taken meanwhile were thrown away; those that count were taken with the page in front.',
    todo: 'Keep this tab in front while it measures.',
  },
  deviceLost: {
    title: 'The GPU was lost during the run',
    works: 'The driver reset the device. It was started again once, and the rest was measured.',
    todo: 'If it happens again, choose smaller sizes or update the graphics driver.',
  },
  gpuGone: {
    title: 'The GPU was lost and did not come back',
    works:
      'The driver reset it more than once, and since then the browser offers none. What was measured before counts, and the CPU was measured all the same.',
    todo: 'Restart the browser to get the GPU back; then choose smaller sizes or update the graphics driver.',
  },
  stopped: {
    title: 'The run stopped early',
  },
  nothingMeasured: {
    title: 'Nothing was measured',
  },
  gpuFailed: {
    title: 'The GPU gave no result',
    works: 'The CPU was measured all the same.',
  },
  notKept: {
    title: 'This result is not in your history',
    refused:
      'The browser did not keep it: a private window, or storage that is blocked. Allow storage for this site, and the next one is kept.',
    unloaded:
      'The part of Lockstep that keeps results did not load: the network may be down. Once it is back, the next result is kept.',
    full: 'The storage of this browser is full. Delete older results, and the next one is kept.',
    newer:
      'A newer version of Lockstep wrote this browser’s history, and the one that is open here must not change it. Load the page again to get the newer one, and the next result is kept.',
    silent:
      'The storage of this browser does not answer. Close other tabs of Lockstep or restart the browser, and the next result is kept.',
    unsureTitle: 'This result may not be in your history',
    unsure:
      'The browser was given it and has not said for a minute whether it is stored. Look into the history, or load the page again.',
    todo: 'This one stays on screen until you close the tab: share it as a link or export it.',
  },
} as const;
