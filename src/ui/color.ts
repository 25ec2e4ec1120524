export type ColorWish = 'auto' | 'always' | 'never';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
}

/**
 * Whether a stream gets colour. The flag wins; then NO_COLOR (https://no-color.org), FORCE_COLOR, CLICOLOR_FORCE,
 * TERM=dumb and CLICOLOR (https://bixense.com/clicolors); else colour goes to terminals only.
 */
export function wantsColor(wish: ColorWish, { env, isTTY }: Surroundings): boolean {
  if (wish !== 'auto') return wish === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return true;
  if (env.TERM === 'dumb' || env.CLICOLOR === '0') return false;
  return isTTY;
}
