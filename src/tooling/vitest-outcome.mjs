/**
 * A reporter for Vitest: writes what came of a run to the file that LOCKSTEP_OUTCOME names, as JSON. Its own JSON reporter
 * knows nothing of errors that no test is to blame for, which fail a run as well.
 */
import { writeFileSync } from 'node:fs';

/** @typedef {{ message?: string, stack?: string }} Said */

/** @param {readonly Said[]} errors */
const first = ([error]) => error?.message ?? error?.stack ?? '';

export default class Outcome {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly Said[]} unhandled errors that nobody caught
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env.LOCKSTEP_OUTCOME;
    if (!file) throw new Error('LOCKSTEP_OUTCOME names no file.');
    let passed = 0;
    const failed = unhandled.map((error) => ({ name: 'outside of any test', said: first([error]) }));
    /** @type {string[]} */
    const skipped = [];
    for (const module of modules) {
      const place = module.relativeModuleId;
      // Of a file that did not load, or of what is done before and after its tests.
      for (const { name, errors } of [
        { name: place, errors: module.errors() },
        ...[...module.children.allSuites()].map((suite) => ({
          name: `${place} › ${suite.fullName}`,
          errors: suite.errors(),
        })),
      ]) {
        if (errors.length) failed.push({ name, said: first(errors) });
      }
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        const name = `${place} › ${test.fullName}`;
        if (state === 'passed') passed++;
        else if (state === 'failed') failed.push({ name, said: first(errors) });
        else if (state === 'pending') failed.push({ name, said: 'did not come to its end' });
        else skipped.push(test.fullName);
      }
    }
    writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
  }
}
