import { EwsFault } from '../ews-failure.ts';
import { namespaces } from '../soap/namespaces.ts';
import { childNamed, NotXml, readXml, type XmlElement } from '../soap/read-xml.ts';
import { valued } from '../soap/write-xml.ts';
import { isSchema, type Release, reaches, type Schema } from '../versions.ts';
import { type Violation, violationOf } from './grammar.ts';
import { otherOperations } from './other-operations.ts';
import { requests } from './requests.ts';

/** What is in an envelope; a request is as the schema has it, unless the sandbox knows the operation by name only. */
export type Request = {
  operation: string;
  body: XmlElement;
  schema: Schema;
  milliseconds: boolean;
  /** Address of the person that the caller wants to be; null: nobody else. */
  impersonated: string | null;
};

/** Without a header a request counts as one of the first version. */
const WITHOUT_HEADER: Schema = 'Exchange2007';

/** Reads an envelope. Throws `EwsFault` for one that this release doesn't take. */
export function readRequest(text: string, release: Release): Request {
  const envelope = parsed(text);
  const header = childNamed(envelope, 'Header');
  const [body] = childNamed(envelope, 'Body')?.children ?? [];
  if (envelope.name !== 'Envelope' || envelope.namespace !== namespaces.soap || !body)
    throw schemaFault({ message: 'The body of the envelope is missing.', line: 1, position: 1 });
  const schema = schemaOf(header, release);
  check(body, schema, release);
  const sid = childNamed(childNamed(header, 'ExchangeImpersonation'), 'ConnectingSID');
  return {
    operation: body.name,
    body,
    schema,
    milliseconds: childNamed(header, 'DateTimePrecision')?.text.trim() === 'Milliseconds',
    impersonated: sid ? (sid.children[0]?.text.trim() ?? '') : null,
  };
}

function parsed(text: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (!(error instanceof NotXml)) throw error;
    const { message, line, position } = error;
    throw schemaFault({ message: `${message} Line ${line}, position ${position}.`, line, position });
  }
}

function schemaOf(header: XmlElement | undefined, release: Release): Schema {
  const asked = childNamed(header, 'RequestServerVersion')?.attributes.Version;
  if (asked === undefined) return WITHOUT_HEADER;
  if (!isSchema(asked) || !reaches(release.schema, asked)) throw new EwsFault('ErrorInvalidServerVersion');
  return asked;
}

/** What only a newer schema has is told from what none has. */
function check(body: XmlElement, schema: Schema, release: Release): void {
  const { name, namespace } = body;
  const content = namespace === namespaces.m ? requests[name] : undefined;
  const since = namespace === namespaces.m ? otherOperations[name] : undefined;
  if (content === undefined && (since === undefined || !reaches(release.schema, since))) {
    const message = `The element 'Body' in namespace '${namespaces.soap}' has invalid child element '${name}' in namespace '${namespace}'.`;
    throw schemaFault({ ...body, message });
  }
  if (since !== undefined && !reaches(schema, since)) throw new EwsFault('ErrorIncorrectSchemaVersion');
  if (content === undefined) return;
  const violation = violationOf(body, content, schema);
  if (violation === null) return;
  if (violationOf(body, content, release.schema) === null) throw new EwsFault('ErrorIncorrectSchemaVersion');
  throw schemaFault(violation);
}

function schemaFault({ message, line, position }: Violation): EwsFault {
  return new EwsFault('ErrorSchemaValidation', {
    reason: `The request failed schema validation: ${message}`,
    details:
      valued('t:LineNumber', line) + valued('t:LinePosition', position) + valued('t:Violation', message),
  });
}
