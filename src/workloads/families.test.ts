/**
 * Some WGSL files differ in a few lines only. One function writes each such family; the files stay complete, as lessons
 * and editors read them, and this holds the two together. After a change of a function
 * `npx vitest run --project unit src/workloads/families.test.ts -u` writes the files.
 */
import { expect, test } from 'vitest';
import { convLayerFamily } from './conv-layer/family.ts';
import { splitFamily } from './conv-layer/split-family.ts';
import { nextFamily } from './language/gpu/families/next.ts';
import { projectFamily } from './language/gpu/families/project.ts';
import { aheadFamily } from './matmul/families/ahead.ts';
import { matricesFamily } from './matmul/families/matrices.ts';
import { registersFamily } from './matmul/families/registers.ts';
import { subgroupsFamily } from './matmul/families/subgroups.ts';
import { optionPriceFamily } from './option-price/family.ts';
import { peakFmaFamily } from './peak-fma/family.ts';

const families = {
  ...aheadFamily,
  ...registersFamily,
  ...subgroupsFamily,
  ...matricesFamily,
  ...peakFmaFamily,
  ...convLayerFamily,
  ...splitFamily,
  ...optionPriceFamily,
  ...projectFamily,
  ...nextFamily,
};

test.each(Object.entries(families))('%s is as its family writes it', async (file, text) => {
  await expect(text).toMatchFileSnapshot(`../../shaders/${file}`);
});
