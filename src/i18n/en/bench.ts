/** What has the bench, told where something else is to be started. */
export default {
  now: {
    race: 'The race is going on.',
    lab: 'The lab is measuring: {{what}}.',
    lesson: 'A lesson is measuring: {{what}}.',
    shader: 'A lesson is trying your version of {{what}}.',
    puzzle: 'Your answer to a puzzle is being checked: {{what}}.',
    drawing: 'A picture is being drawn.',
    rerun: 'A shared result is being run on this machine.',
    tuning: 'The lab is tuning for this device: {{what}}.',
    sustained: 'The lab is running a kernel for a while: {{what}}.',
    workbench: 'The workbench is trying a kernel: {{what}}.',
    class: 'An assignment of a class is being measured.',
    limit: 'This machine’s limit is being measured.',
  },
  one: 'Only one can run at a time, or both would be timed wrong. Wait until it has ended, or stop it.',
  instead: 'Stop it and start this',
  ending: 'Stopping it…',
} as const;
