/** What is computed picture after picture while a visitor watches. */
export default {
  sides: { legend: 'Computed by', gpu: 'GPU', software: 'GPU (software)', cpu: 'CPU, all cores' },
  waiting: 'Something is being measured. This goes on afterwards.',
  stopped: 'The picture stands still',
  film: {
    title: 'The filter at work',
    alt: 'A picture with a turning wheel, balls and stripes in motion, filtered: {{filter}}.',
    altCamera: 'What the camera sees, filtered: {{filter}}.',
    filter: 'Filter',
    play: 'Play',
    pause: 'Pause',
    next: 'Next frame',
    rate: '{{rate}} frames a second',
    paused: 'Paused',
    kernel: 'of a frame the kernel takes {{time}}',
    camera: 'Use the camera',
    cameraWaiting: 'Waiting for the camera…',
    cameraOff: 'Turn the camera off',
    cameraProblem: 'The moving picture goes on without it.',
    note: 'Frames a second count the whole way from frame to canvas, with all copies, over the last second; a screen shows no more than it has. A side’s first frame is checked against float64. Nothing leaves this page.',
  },
} as const;
