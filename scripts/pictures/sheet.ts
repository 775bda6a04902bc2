/** A page to be photographed: a picture of the recorded site on the left, the test that came out of it on the right. */
export function sheet({ site, file, source }: { site: Buffer; file: string; source: string }): string {
  return `<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box; margin: 0 }
body { width: 1280px; display: grid; grid-template-columns: 560px 1fr; gap: 16px; padding: 20px; background: #dfe5e2 }
.pane { border-radius: 10px; overflow: hidden; box-shadow: 0 6px 24px rgb(0 0 0 / .18) }
.site { background: #fff } .site img { display: block; width: 100% }
.bar { display: flex; align-items: center; gap: 7px; height: 34px; padding: 0 14px; background: #ecefed; font: 13px 'Noto Sans CJK SC', sans-serif; color: #445 }
.bar i { width: 11px; height: 11px; border-radius: 50%; background: #c6ccc9 } .bar i.on { background: #d9473f } .bar span { margin-left: 8px }
.code { background: #1d2428; color: #d5dde0 } .code .bar { background: #2a3338; color: #b8c4c9 } .code .bar i { background: #4a565c }
pre { padding: 14px 18px; font: 12.5px/1.62 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace; white-space: pre-wrap; overflow-wrap: anywhere }
.string { color: #a8d48a } .keyword { color: #7fb8e6 } .method { color: #e8c987 }
</style>
<div class="pane site"><div class="bar"><i class="on"></i><i></i><i></i></div><img src="data:image/png;base64,${site.toString('base64')}"></div>
<div class="pane code"><div class="bar"><i></i><i></i><i></i><span>${escapeHtml(file)}</span></div><pre>${colour(source)}</pre></div>`;
}

/** Strings, words of the language, names that are called: enough for a picture. */
function colour(source: string): string {
  return source.replace(
    /('(?:[^'\\]|\\.)*')|\b(import|from|const|await|async|return)\b|(\w+)(?=\()|[&<>]/g,
    (text, string, keyword, method) => {
      const kind = string ? 'string' : keyword ? 'keyword' : method ? 'method' : null;
      return kind ? `<span class="${kind}">${escapeHtml(text)}</span>` : escapeHtml(text);
    },
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
