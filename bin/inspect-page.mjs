/** Builds `src/inspect-page/` into one script and one style sheet, which are put into a page that loads nothing else. */
import { build } from 'esbuild';

/** Browsers of the last two years or so. */
const TARGET = ['chrome120', 'firefox121', 'safari17'];

export async function buildInspectPage() {
  const { outputFiles, metafile } = await build({
    entryPoints: ['src/inspect-page/main.tsx', 'src/inspect-page/style.css'],
    outdir: '.',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text.trim();
  // Texts, each for itself: an object would go into a chunk that every command loads.
  const defines = {
    WABACTL_INSPECT_SCRIPT: JSON.stringify(textOf('.js')),
    WABACTL_INSPECT_STYLE: JSON.stringify(textOf('.css')),
  };
  return { defines, metafile };
}
