import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A form of 25 rows with four things to do in each, as such forms are: styled controls that fade, a script that listens. */
export const ROWS = 25;
const row = (index: number): string => `<fieldset>
  <label>Name ${index} <input id="name${index}"></label>
  <label>Size ${index} <select id="size${index}"><option value="s">Small<option value="l">Large</select></label>
  <label><input type="checkbox" id="gift${index}"> Gift ${index}</label>
  <button type="button" id="add${index}">Add ${index}</button> <output id="said${index}"></output>
</fieldset>`;
const form = `<!doctype html><meta charset="utf-8"><style>
  body { font: 14px sans-serif } button, input, select { transition: background-color .2s, box-shadow .2s, border-color .2s }
  button:hover { background: #357 } input:focus { box-shadow: 0 0 3px #37a }</style>
  <form>${Array.from({ length: ROWS }, (_, index) => row(index)).join('')}</form>
  <script>for (const field of document.querySelectorAll('fieldset')) {
    const say = () => { field.querySelector('output').textContent = [...field.elements].map((one) => one.checked || one.value).join(' '); };
    field.addEventListener('input', say);
    field.querySelector('button').addEventListener('click', say);
  }</script>`;

export type Site = AsyncDisposable & {
  url: string;
  /** Resolves with the time (performance.now) at which `path` is next asked for. */
  asked(path: string): Promise<number>;
  /** What is told by a request for `/took?ms=…`. */
  took(): Promise<number>;
};

/** Serves the form everywhere, and notes who asks for what. */
export async function startSite(): Promise<Site> {
  let waiting: { path: string; heard: (query: URLSearchParams) => void }[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://site');
    const ready = waiting.filter(({ path }) => path === pathname);
    waiting = waiting.filter((one) => !ready.includes(one));
    for (const { heard } of ready) heard(searchParams);
    response.setHeader('content-type', 'text/html').end(form);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const next = (path: string) => new Promise<URLSearchParams>((heard) => void waiting.push({ path, heard }));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: async (path) => next(path).then(() => performance.now()),
    took: async () => Number((await next('/took')).get('ms')),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
