/** Defaults of Endpoints and EndpointSlices (pkg/apis/core/v1 and discovery/v1: defaults.go). */
import { type Defaulter, eachOf, fill } from './fill.ts';

export const endpoints: Defaulter = eachOf('subsets', eachOf('ports', fill({ protocol: 'TCP' })));

export const endpointSlice: Defaulter = eachOf('ports', fill({ name: '', protocol: 'TCP' }));
