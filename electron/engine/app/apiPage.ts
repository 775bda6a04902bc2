import type { OpenAPI } from '@orpc/openapi';
import { asText, htmlPage } from './page.ts';

type Operation = { method: string; path: string; operation: OpenAPI.OperationObject };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI document for people: noun by noun, each call with what it takes and gives. */
export function apiPage(specification: OpenAPI.Document): string {
  const nouns = Map.groupBy(operationsOf(specification), ({ operation }) => operation.tags?.[0] ?? '');
  const sections = [...nouns].map(
    ([noun, operations]) => `<h2>${asText(noun)}</h2>\n${operations.map(card).join('\n')}`,
  );
  const intro = `<p>${asText(specification.info.description ?? '')} Programs send the token that <code>powerautomation serve</code> prints as <code>Authorization: Bearer …</code>. The same as a document for machines: <a href="/api/openapi.json">openapi.json</a></p>`;
  return htmlPage(
    'PowerAutomation API',
    `<h1>PowerAutomation API ${asText(specification.info.version)}</h1>\n${intro}\n${sections.join('\n')}`,
  );
}

function operationsOf({ paths = {} }: OpenAPI.Document): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

function card({ method, path, operation }: Operation): string {
  const right = 'x-right' in operation ? String(operation['x-right']) : '';
  const parts = [
    operation.description === operation.summary ? '' : `<p>${asText(operation.description ?? '')}</p>`,
    part('Parameters', operation.parameters),
    part('Body', operation.requestBody),
    part('Answers', operation.responses),
  ];
  return `<details><summary><b>${method}</b> <code>/api${asText(path)}</code> ${asText(operation.summary ?? '')}<span class="right">${asText(right)}</span></summary>${parts.join('')}</details>`;
}

function part(title: string, value: unknown): string {
  return value === undefined ? '' : `<p><b>${title}</b></p><pre>${asText(JSON.stringify(value, null, 2))}</pre>`;
}
