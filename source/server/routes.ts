/** Which handler answers a request: resources, discovery, documents, health. */
import { bindingRoute } from './bindings.ts';
import { customResourceRoute } from './custom-resources.ts';
import { discoveryRoute } from './discovery.ts';
import { healthRoute } from './health.ts';
import { metricsRoute } from './metrics.ts';
import { openapiRoute } from './openapi/route.ts';
import { noSuchPath, wrongMethod } from './refusals.ts';
import { placeIn, requestInfo } from './request-info.ts';
import { resourceHandler } from './resources.ts';
import { reviewRoute } from './reviews.ts';
import { servedVersions } from './served.ts';
import type { Exchange, Handler } from './server.ts';

/** Throws NotFound and MethodNotAllowed where there is something of the API, but not this. */
export function findRoute(exchange: Exchange): Handler {
  const { method, path, query } = exchange;
  const fixed =
    healthRoute(path) ??
    metricsRoute(path) ??
    discoveryRoute(path) ??
    openapiRoute(path) ??
    customResourceRoute(path);
  if (fixed !== undefined) {
    if (method === 'GET' || method === 'HEAD') return fixed;
    throw wrongMethod();
  }
  const virtual = reviewRoute(exchange) ?? bindingRoute(exchange);
  if (virtual !== undefined) return virtual;
  const info = requestInfo(method, path, query);
  if (info !== undefined) return resourceHandler(info);
  if (servedVersions.includes(placeIn(path)?.apiVersion ?? '')) throw noSuchPath();
  return () => ({ code: 404, body: '404 page not found\n' });
}
