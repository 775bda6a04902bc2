import { currentLanguage } from '../i18n/language.ts';

export type Monaco = typeof import('./monaco.ts')['monaco'];

let loading: Promise<Monaco> | null = null;

/** The editor is most of what we weigh: it comes when the first file is opened. Its own words must be there before it. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Monaco> {
  if (currentLanguage() === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn.js');
  return (await import('./monaco.ts')).monaco;
}
