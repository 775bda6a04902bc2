/** The bundle of heal/page as the source for one document, where its global is called `name`. */
export function sourceForPages(bundle: string, name: string): string {
  return `(() => { const __paHealName = ${JSON.stringify(name)};\n${bundle}\n})()`;
}
