/** The contract as REST, its OpenAPI document, and a page to read it. */
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Hono } from 'hono';
import { contract } from '../../../shared/contract/index.ts';
import type { Router } from '../router/index.ts';
import { apiPage } from './apiPage.ts';
import { callerOf, type Env, refuse } from './context.ts';

export function addRest(app: Hono<Env>, router: Router, version: string): void {
  const schemaConverters = [new ZodToJsonSchemaConverter()];
  const handler = new OpenAPIHandler(router, { plugins: [new SmartCoercionPlugin({ schemaConverters })] });
  let made: Promise<OpenAPI.Document> | null = null;

  function specification(): Promise<OpenAPI.Document> {
    made ??= new OpenAPIGenerator({ schemaConverters }).generate(contract, {
      info: {
        title: 'PowerAutomation',
        version,
        description:
          'Everything that the face, the command line and other programs can do. Streams are server-sent events.',
      },
      servers: [{ url: '/api' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    });
    return made;
  }

  app.get('/api/openapi.json', async (c) => c.json(await specification()));
  app.get('/api', async (c) => c.html(apiPage(await specification())));
  app.get('/api/', (c) => c.redirect('/api'));
  app.all('/api/*', async (c) => {
    const { matched, response } = await handler.handle(c.req.raw, { prefix: '/api', context: { caller: callerOf(c) } });
    return matched
      ? response
      : refuse(c, 404, 'NOT_FOUND', `There is no ${c.req.method} ${c.req.path}. What there is stands at /api`);
  });
}
