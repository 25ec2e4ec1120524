import type { InspectPage } from '../../../listener/inspect/page.js';

declare const WABACTL_INSPECT_SCRIPT: string;
declare const WABACTL_INSPECT_STYLE: string;

/** Put in by the build, and by the configuration of the tests, from `src/inspect-page/`. */
export const INSPECT_PAGE: InspectPage = { script: WABACTL_INSPECT_SCRIPT, style: WABACTL_INSPECT_STYLE };
