/** Which Lockstep this is: `0.1.0+7272f8e`, or `0.1.0` where it was built without Git. The build fills it in (tooling/version.mjs). */
declare const __LOCKSTEP_VERSION__: string;

/** Null where the sources run without a build, as in tests. */
export const VERSION: string | null = typeof __LOCKSTEP_VERSION__ === 'undefined' ? null : __LOCKSTEP_VERSION__;
