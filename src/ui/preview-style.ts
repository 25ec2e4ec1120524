/** WhatsApp's present look on a phone: a chat's paper, a received message with its tail, buttons parted by hair lines. */
const LIGHT = '--paper:#efeae2;--bubble:#fff;--ink:#111b21;--faint:#667781;--link:#1b8755;--hair:#e9edef;--box:#f0f2f5';
const DARK =
  '--paper:#0b141a;--bubble:#202c33;--ink:#e9edef;--faint:#8696a0;--link:#21c063;--hair:#2f3b43;--box:#111b21';

export const PREVIEW_STYLE = [
  `:root{${LIGHT};color-scheme:light}`,
  `@media(prefers-color-scheme:dark){:root:not([data-theme]){${DARK};color-scheme:dark}}`,
  `:root[data-theme=dark]{${DARK};color-scheme:dark}`,
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--paper);color:var(--ink);',
  'font:14.2px/19px "Segoe UI","Helvetica Neue",Roboto,Helvetica,Arial,"Noto Sans","Noto Color Emoji",sans-serif}',
  'main{padding:20px 24px}',
  '.m{display:flow-root;position:relative;width:300px;max-width:100%;background:var(--bubble);border-radius:0 8px 8px 8px;',
  'box-shadow:0 1px .5px rgba(11,20,26,.13);overflow-wrap:anywhere}',
  // The tail at the upper left.
  '.m:not(.card)::before{content:"";position:absolute;top:0;left:-8px;border:8px solid transparent;',
  'border-top-color:var(--bubble);border-right-color:var(--bubble);border-width:0 8px 10px 0;border-bottom-color:transparent}',
  'h1{margin:0;padding:7px 9px 0;font-size:15px;line-height:20px;font-weight:600}',
  'img{display:block;width:calc(100% - 8px);margin:0 4px;padding-top:4px;border-radius:6px;max-height:320px;object-fit:cover}',
  '.media,.doc{margin:4px 4px 0;border-radius:6px;background:var(--box);color:var(--faint);display:flex;align-items:center;gap:8px}',
  '.media{height:150px;flex-direction:column;justify-content:center}',
  '.media svg{width:40px;height:40px}',
  '.doc{padding:12px}.doc b{background:#e5484d;color:#fff;border-radius:3px;padding:6px 5px;font-size:10px;line-height:1}',
  '.media span,.doc span{display:flex;flex-direction:column;text-align:center}.doc span{text-align:start}',
  'small{font-size:12px;color:var(--faint)}',
  '.offer{margin:4px 4px 0;padding:10px;border-radius:6px;background:var(--box);display:flex;flex-direction:column}',
  '.t{padding:6px 9px 8px}.t::after{content:"";display:block;clear:both}',
  '.t div{min-height:0}',
  '.t .f{margin:4px 0 0;color:var(--faint);font-size:13px}',
  'time{float:right;color:var(--faint);font-size:11px;line-height:15px;margin:2px 0 -4px 8px}',
  '.b{border-top:1px solid var(--hair);padding:11px 9px;display:flex;gap:8px;justify-content:center;align-items:center;',
  'color:var(--link);text-align:center}',
  'svg{width:18px;height:18px;flex:none;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}',
  'blockquote{margin:2px 0;padding-inline-start:8px;border-inline-start:3px solid var(--faint);color:var(--faint)}',
  '.li{display:flex;gap:6px}.li i{font-style:normal;min-width:12px}',
  'code{font:13px/18px ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;background:var(--box);border-radius:3px;padding:0 3px}',
  '.cards{display:flex;gap:8px;margin-top:6px}',
  '.card{width:240px;flex:none;border-radius:8px}',
].join('');
