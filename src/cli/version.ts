declare const WABACTL_VERSION: string | undefined;

/** Set by the build from package.json; `0.0.0-dev` when the sources run unbuilt, as in tests. */
export const VERSION: string = typeof WABACTL_VERSION === 'undefined' ? '0.0.0-dev' : WABACTL_VERSION;
