export default {
  contents: {
    title: 'Lessons',
    lede: 'Why do GPUs win, and when do they not? Guess first, then measure on your own machine. Each lesson takes five to eight minutes and has one idea.',
    parts: {
      many: {
        title: 'Why many',
        text: 'A GPU is slow one thing at a time, and fast at thousands. When does that pay, and when not?',
      },
      memory: {
        title: 'Why memory',
        text: 'Numbers have to arrive before anybody can compute with them. That decides more than arithmetic does.',
      },
      ai: {
        title: 'Why AI',
        text: 'What in a network has to wait for what, and why the rest runs where matrices are fast.',
      },
      beyond: {
        title: 'Beyond this page',
        text: 'What comes after the browser: other machines, what they cost, and how one gets there.',
      },
    },
    start: 'Start here',
    goOn: 'Go on here',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    part: '{{done}} of {{of}} steps done',
    whole: 'done',
    score_one: 'Your guess met the measurement with {{score}} of 100 points.',
    score_other: 'Your {{count}} guesses met the measurements with {{score}} of 100 points on average.',
    reset: 'Start the course again',
    resetAsk:
      'Forget all guesses, scores, finished steps and edited shaders of every lesson? Past runs in the history stay.',
  },
  lesson: {
    number: 'Lesson {{number}}',
    steps: 'Steps of this lesson',
    done: 'done',
    turn: 'Turn the page',
    next: 'Next lesson: {{title}}',
    lab: 'Go on in the lab',
    reset: 'Start this lesson again',
    resetAsk: 'Forget the guesses, scores, finished steps and edited shaders of this lesson?',
    noGpu:
      'You can still take the whole lesson: the CPU’s part is measured here, the GPU’s part is shown from a recorded run that names its machine.',
  },
  kind: {
    read: 'Read',
    predict: 'Guess',
    run: 'Measure',
    reveal: 'Compare',
    play: 'Play',
    challenge: 'Challenge',
    recap: 'Recap',
  },
  missing: {
    title: 'There is no such lesson',
    lesson: 'The address names no lesson. It may have been cut off when it was copied.',
    step: 'This lesson has no such step. It may have been cut off when it was copied, or the lesson has changed.',
    toLesson: 'Go to the lesson’s start',
    toContents: 'Go to all lessons',
  },
  broken: {
    title: 'The lesson could not be loaded',
    text: 'Its files did not arrive; the network may be away. Other pages still work. Load the page again to try once more.',
  },
  predict: {
    legend: 'Your guess',
    none: 'Nobody sees it but you. A wrong guess is how you notice what is surprising.',
    kept: 'Kept. You can change it until it is measured.',
    scored: 'This one has been measured: your guess stands.',
    drag: 'Move the slider',
  },
  curve: { point: '{{label}} {{x}}' },
  run: {
    start: 'Measure it here',
    again: 'Measure again',
    progress: 'Progress of the measurement',
    starting: 'Getting ready',
    now: 'Now: {{name}}',
    needed: 'This needs a measurement first.',
    elsewhere: 'Make it in the step “{{step}}”',
    share: 'Share what you measured',
  },
  lack: {
    missing: 'The time was over before {{names}} could be measured. ',
    few: 'Only a few samples of {{names}} fitted into the time: too few for an interval.',
    name: '“{{name}}”',
    others_one: '{{count}} more',
    others_other: '{{count}} more',
    more: 'Measure again, with more time',
  },
  bars: {
    caption:
      'Time of one run of the <kernel>kernel</kernel>, <median>median</median> and <interval>95 % interval</interval>; shorter is faster.',
    none: 'no time',
  },
  play: { gpu: 'Best GPU kernel', cpu: 'Best CPU kernel', wrong: 'wrong' },
  phases: {
    caption:
      'What an application waits for: the data goes in, the kernel runs, the result comes back. The figure beside each name is the whole, measured as one; the parts were each timed by themselves and need not add up to it.',
    upload: 'upload',
    kernel: 'kernel',
    readback: 'readback',
  },
  recorded: {
    title: 'GPU figures from a recorded run',
    hardware:
      'This browser reaches no GPU, so the GPU’s times were recorded on {{adapter}} with {{browser}} on {{date}}. The CPU’s times are from this machine.',
    software:
      'This browser reaches no GPU, so the GPU’s times were recorded on a software adapter ({{adapter}}, a processor that plays GPU) with {{browser}} on {{date}}: a real GPU is much faster. The CPU’s times are from this machine.',
  },
  reveal: {
    title: 'Guess and measurement',
    guess: 'You guessed',
    measured: 'Measured',
    curves: 'Dashed: your guess. Solid: measured.',
    score: 'Points for this guess: {{score}} of 100',
    guessFirst: 'You have not guessed yet. Do it now, before you look:',
    noAnswer:
      'The measurement gave no usable figure for this. Measure again, or go on: the next steps do not depend on it.',
    noAnswerAt:
      'The measurement gave no usable figure for this. Measure {{names}} again on this page, or go on: the next steps do not depend on it.',
  },
  claim: {
    title: 'Check the claim',
    yes: 'It holds here.',
    no: 'Not here.',
    partly: 'In part.',
  },
  challenge: {
    title: 'Challenge',
    check: 'Check',
    right: 'Right.',
    wrong: 'Not yet.',
    number: 'Your answer ({{unit}})',
    choose: 'Choose …',
  },
  editor: {
    label: '{{file}} (you may change it)',
    hint: 'Errors of the compiler stand at their line.',
    keys: 'Tab leaves the editor.',
    run: 'Run my version',
    reset: 'Restore the original',
    running: 'Verifying and timing your version …',
    cancelled: 'Stopped before it could be judged. Run it again when you like.',
    changed: 'This run was of your text as it was then; you have changed it since. Run it again.',
    wrong: 'Your version computes something else',
    failed: 'Your version did not run',
    luck: 'Right this time, but not for certain',
    verified: 'Your version is right: every element agrees with the reference. It took {{time}}.',
    tie: 'Your version is right and takes {{time}}: a tie with the original.',
    noisy:
      'Your version is right and takes {{time}}: too noisy to tell whether it is faster than the original. Run it again.',
    gain: 'Your version is right and takes {{time}}: {{gain}} ({{range}}) the original’s speed. The goal is {{goal}}.',
  },
} as const;
