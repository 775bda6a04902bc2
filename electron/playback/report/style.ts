export const style = `
:root {
  color-scheme: light dark;
  --back: light-dark(#f6f7f9, #14171c);
  --card: light-dark(#ffffff, #1d2128);
  --line: light-dark(#dfe3e8, #313742);
  --text: light-dark(#1b2027, #e6e9ee);
  --soft: light-dark(#5a6472, #9aa4b2);
  --passed: light-dark(#137a3e, #4cc27e);
  --failed: light-dark(#c22a2a, #ff7b72);
  --skipped: light-dark(#6a7280, #9aa4b2);
  --interrupted: light-dark(#99600a, #e3b341);
  --code: light-dark(#f1f3f6, #161a20);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 980px; margin: 0 auto; padding: 28px 20px 60px; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 6px 16px; margin-bottom: 18px; }
h1 { font-size: 22px; margin: 0; }
header p { margin: 0; color: var(--soft); flex: 1 1 auto; }
button { font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 3px 12px; cursor: pointer; }
section, details.test { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 12px 0; overflow: hidden; }
section { padding: 12px 16px; border-left: 4px solid var(--failed); }
details.test > summary { display: flex; gap: 10px; align-items: baseline; padding: 11px 16px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid #4b8df8; outline-offset: -2px; }
.title { flex: 1 1 auto; font-weight: 600; overflow-wrap: anywhere; }
.place, .time { color: var(--soft); font-size: 13px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.mark { flex: none; width: 1.2em; text-align: center; font-weight: 700; }
.passed { color: var(--passed); } .failed { color: var(--failed); }
.skipped { color: var(--skipped); } .interrupted, .running, .flaky { color: var(--interrupted); }
.body { border-top: 1px solid var(--line); padding: 6px 0 12px; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: 4px 16px; padding-left: calc(16px + var(--depth) * 22px); }
li.wrong { background: color-mix(in srgb, var(--failed) 9%, transparent); }
.step { display: flex; gap: 10px; align-items: baseline; }
.step .title { font-weight: 400; }
.group .title { font-weight: 600; }
.why { margin: 4px 0 6px 2.1em; font-weight: 600; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 4px 0 6px 2.1em; }
dt { color: var(--soft); } dd { margin: 0; font-family: ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; margin: 6px 0 6px 2.1em; padding: 8px 12px; overflow-x: auto; font: 13px/1.45 ui-monospace, Menlo, Consolas, monospace; }
.more { margin: 6px 16px 0 calc(16px + 2.1em); }
.more pre { margin-left: 0; } .more summary { cursor: pointer; color: var(--soft); }
.more p { margin: 6px 0; }
a { color: light-dark(#1d5fd1, #79b0ff); }
code { font: 13px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; user-select: all; }
.pictures { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 8px; }
.pictures img { display: block; max-width: 300px; max-height: 220px; border: 1px solid var(--line); border-radius: 6px; }
`;
