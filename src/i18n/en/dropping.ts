/** Of files and folders that are dropped on a page. */
export default {
  looking: 'Looking through what you dropped …',
  nothing: 'There is no file in what you dropped.',
  left_one: '{{number}} file was left out',
  left_other: '{{number}} files were left out',
  leftMore_one: 'More than {{number}} file was left out',
  leftMore_other: 'More than {{number}} files were left out',
  leftUnknown: 'Not all of it was looked through',
  read_one: 'It was more than can be taken at once: the first file was read.',
  read_other: 'They were more than can be taken at once: the first {{number}} were read.',
  parts:
    'Drop the rest in parts of {{most}} at most, or only the folder in which the files are that you want. What is here already is not taken twice.',
  unopened: 'The browser did not open all of it',
  unopenedMore_one: '… and {{count}} more.',
  unopenedMore_other: '… and {{count}} more.',
  again:
    'It may have been moved, or this page may not read it. Everything else was read. Drop it once more, or choose it by the button.',
} as const;
