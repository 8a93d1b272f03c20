/** For workloads with a tuner: what the engine asks for, by the name that it was given. */

/**
 * @param name one of the workload's `tuning.configurations`; absent: the first, which is the default
 * @throws RangeError for any other: the engine settles what can run before it asks
 */
export function configurationNamed<C>(all: readonly C[], nameOf: (one: C) => string, name: string | undefined): C {
  const found = name === undefined ? all[0] : all.find((one) => nameOf(one) === name);
  if (!found) throw new RangeError(`There is no configuration '${name}' here.`);
  return found;
}
