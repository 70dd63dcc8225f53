/** Of metadata (apimachinery, meta/v1 ObjectMeta). managedFields are replaced as a whole. */
import { atomic, listBy, type Structure, set } from './form.ts';

export const metadata: Structure = {
  fields: { ownerReferences: listBy('uid', atomic), finalizers: set },
};
