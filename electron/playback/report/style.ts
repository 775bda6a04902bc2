export const style = `
:root {
  color-scheme: light dark;
  --back: light-dark(#f6f7f9, #14171c);
  --card: light-dark(#ffffff, #1d2128);
  --line: light-dark(#dfe3e8, #313742);
  --text: light-dark(#1b2027, #e6e9ee);
  --soft: light-dark(#5a6472, #9aa4b2);
  --passed: light-dark(#137a3e, #4cc27e);
  --healed: light-dark(#0b7285, #66d9e8);
  --failed: light-dark(#c22a2a, #ff7b72);
  --skipped: light-dark(#6a7280, #9aa4b2);
  --interrupted: light-dark(#99600a, #e3b341);
  --accent: light-dark(#1d5fd1, #79b0ff);
  --code: light-dark(#f1f3f6, #161a20);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 1360px; margin: 0 auto; padding: 28px 20px 60px; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 6px 16px; margin-bottom: 18px; }
h1 { font-size: 22px; margin: 0; }
header p { margin: 0; color: var(--soft); flex: 1 1 auto; }
button.language { font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 3px 12px; cursor: pointer; }
section, details.test { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 12px 0; overflow: hidden; }
section { padding: 12px 16px; border-left: 4px solid var(--failed); }
details.test > summary { display: flex; gap: 10px; align-items: baseline; padding: 11px 16px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid #4b8df8; outline-offset: -2px; }
.title { flex: 1 1 auto; font-weight: 600; overflow-wrap: anywhere; }
.place, .time { color: var(--soft); font-size: 13px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.mark { flex: none; width: 1.2em; text-align: center; font-weight: 700; }
.passed { color: var(--passed); } .healed { color: var(--healed); } .failed { color: var(--failed); }
.skipped { color: var(--skipped); } .interrupted, .running, .flaky { color: var(--interrupted); }
.body { border-top: 1px solid var(--line); padding: 6px 0 12px; }
ol { list-style: none; margin: 0; padding: 0; }
ol li { list-style: none; }
.stage { display: grid; grid-template-columns: minmax(300px, 5fr) minmax(0, 8fr); gap: 4px 16px; align-items: start; }
.stage > ol:last-child { grid-column: 1 / -1; }
.step { display: flex; gap: 10px; align-items: baseline; width: 100%; font: inherit; text-align: left; color: inherit; background: none; border: 0; border-left: 3px solid transparent; padding: 4px 12px; padding-left: calc(13px + var(--depth) * 20px); cursor: pointer; }
.step:hover { background: var(--code); }
.step[aria-current] { background: color-mix(in srgb, var(--accent) 12%, transparent); border-left-color: var(--accent); }
li.wrong .step { background: color-mix(in srgb, var(--failed) 9%, transparent); }
li.wrong .step[aria-current] { border-left-color: var(--failed); background: color-mix(in srgb, var(--failed) 15%, transparent); }
.step .title { font-weight: 400; }
.view { position: sticky; top: 10px; display: grid; grid-template-columns: 1fr 1fr; gap: 6px 12px; padding: 4px 16px 4px 0; }
.url { grid-column: 1 / -1; margin: 0; color: var(--soft); font: 13px ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; min-height: 1.4em; }
.view img { display: block; width: 100%; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
.view .none { display: none; margin: 0; color: var(--soft); }
.view .alone, .view .empty .none { display: block; padding: 28px 12px; text-align: center; border: 1px dashed var(--line); border-radius: 6px; }
.view .alone { margin-top: 1.5em; }
.view .empty a { display: none; }
.now figcaption { color: var(--text); font-weight: 600; } .green figcaption { color: var(--passed); }
.failure { margin: 6px 16px 12px; padding: 8px 14px 10px; border-left: 4px solid var(--failed); background: color-mix(in srgb, var(--failed) 7%, transparent); border-radius: 0 8px 8px 0; }
.failure p, .failure dl, .failure pre { margin-left: 0; } .failure .more { margin-left: 0; }
.at { margin: 2px 0; }
.heals { margin: 6px 16px 12px; padding: 8px 14px 10px; border-left: 4px solid var(--healed); background: color-mix(in srgb, var(--healed) 7%, transparent); border-radius: 0 8px 8px 0; }
.heal + .heal { border-top: 1px solid var(--line); margin-top: 8px; } .heal p { margin: 6px 0; } .heals pre, .proposals pre { margin-left: 0; }
section.proposals { border-left-color: var(--healed); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 12px; } .sides figure { margin: 0; } .sides img { display: block; max-width: 100%; border: 1px solid var(--line); border-radius: 6px; }
.nearest { margin: 2px 0 4px; padding-left: 1.3em; } .nearest code { color: var(--soft); }
@media (max-width: 860px) {
  .stage { grid-template-columns: minmax(0, 1fr); } .view { position: static; padding: 4px 16px; grid-row: 1; }
}
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
