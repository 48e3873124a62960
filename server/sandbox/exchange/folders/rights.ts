import type { Access } from '../caller.ts';
import { element, valued } from '../soap/write-xml.ts';
import { reaches, type Schema } from '../versions.ts';

/** What the caller may do. https://learn.microsoft.com/exchange/client-developer/web-service-reference/effectiverights */
export const effectiveRights = (access: Access, schema: Schema): string => {
  const { reads, writes, owner, seesPrivate } = access;
  return element(
    't:EffectiveRights',
    valued('t:CreateAssociated', owner) +
      valued('t:CreateContents', writes) +
      valued('t:CreateHierarchy', owner) +
      valued('t:Delete', writes) +
      valued('t:Modify', writes) +
      valued('t:Read', reads) +
      (reaches(schema, 'Exchange2010') ? valued('t:ViewPrivateItems', seesPrivate) : ''),
  );
};
