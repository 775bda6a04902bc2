/** Made by scripts/face/playwrightTypes.ts: the type files of the Playwright that we are built with, by their path below node_modules. */
declare module 'virtual:playwright-types' {
  const files: Record<string, string>;
  export default files;
}
