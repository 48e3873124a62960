import { z } from 'zod';
import { fromRest, itemId, toRest } from '../state/exchange-ids.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import { type Call, mailboxOf } from './call.ts';
import { failures } from './failure.ts';
import { type GraphAnswer, json } from './message.ts';

const MOST = 1000;
const Format = z.enum(['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId']);
const Body = z.object({
  inputIds: z.array(z.string()).min(1),
  sourceIdType: Format,
  targetIdType: Format,
});

/** https://learn.microsoft.com/graph/api/user-translateexchangeids */
export function translateExchangeIds({ request, world, target }: Call): GraphAnswer {
  mailboxOf(world, target.person);
  const parsed = Body.safeParse(request.body);
  if (!parsed.success)
    throw failures.badRequest('The request is invalid: inputIds, sourceIdType and targetIdType are needed.');
  const { inputIds, sourceIdType, targetIdType } = parsed.data;
  if (inputIds.length > MOST) throw failures.badRequest(`At most ${MOST} ids can be translated at once.`);
  const value = inputIds.map((id) => translated(id, sourceIdType, targetIdType, world.state.mailboxes));
  return json({
    '@odata.context': `${world.root}/$metadata#Collection(microsoft.graph.convertIdResult)`,
    value,
  });
}

type IdFormat = z.output<typeof Format>;

function translated(sourceId: string, from: IdFormat, to: IdFormat, mailboxes: Mailboxes) {
  const name = mailboxes.named(restForm(sourceId, from));
  if (name === null) {
    return { sourceId, errorDetails: { code: 'ErrorInvalidIdMalformed', message: 'Id is malformed.' } };
  }
  const immutable = to === 'immutableEntryId' || to === 'restImmutableEntryId';
  return { sourceId, targetId: formOf(itemId(name, immutable ? 'immutable' : 'mutable'), to) };
}

/** An EWS id is the REST id in the usual base64; MAPI's entry id is taken to be the same bytes, safe for URLs. */
function formOf(rest: string, format: IdFormat): string {
  if (format === 'ewsId') return fromRest(rest).toString('base64');
  if (format === 'entryId' || format === 'immutableEntryId') return fromRest(rest).toString('base64url');
  return rest;
}

function restForm(id: string, format: IdFormat): string {
  if (format === 'ewsId') return toRest(Buffer.from(id, 'base64'));
  if (format === 'entryId' || format === 'immutableEntryId') return toRest(Buffer.from(id, 'base64url'));
  return id;
}
