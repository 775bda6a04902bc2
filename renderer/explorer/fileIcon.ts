const byEnding: Readonly<Record<string, string>> = {
  'spec.ts': 'beaker',
  'test.ts': 'beaker',
  json: 'json',
  jsonc: 'json',
  md: 'markdown',
  png: 'file-media',
  jpg: 'file-media',
  jpeg: 'file-media',
  gif: 'file-media',
  webp: 'file-media',
  svg: 'file-media',
  webm: 'file-media',
  zip: 'file-zip',
  sh: 'terminal',
  ts: 'file-code',
  tsx: 'file-code',
  js: 'file-code',
  mjs: 'file-code',
  cjs: 'file-code',
  jsx: 'file-code',
  html: 'file-code',
  css: 'file-code',
  yml: 'settings',
  yaml: 'settings',
  toml: 'settings',
};

export function fileIcon(name: string): string {
  const parts = name.toLowerCase().split('.');
  return byEnding[parts.slice(-2).join('.')] ?? byEnding[parts.at(-1) ?? ''] ?? 'file';
}
