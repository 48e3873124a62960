import { GraphFailure } from '../failure.ts';

type Operation = 'Create' | 'Update';

/** What the subscription service answers. Where a source is missing here, the code is Microsoft's and the words are not. */
export const refusals = {
  /** nodejs-webhooks-sample #158 and #350, azure-functions-splunk #26 */
  validation: (why: string) =>
    new GraphFailure(400, 'ValidationError', `Subscription validation request failed. ${why}`),
  /** What Outlook's own part says: GDO #3436, microsoft-graph-docs-contrib #7625. */
  outlook: (status: number, reason: string, operation: Operation = 'Create') =>
    new GraphFailure(
      status,
      'ExtensionError',
      `Operation: ${operation}; Exception: [Status Code: ${reason.replaceAll(' ', '')}; Reason: ${reason}]`,
    ),
  /** microsoft-graph-docs #6869 */
  noMailbox: () =>
    new GraphFailure(
      404,
      'ExtensionError',
      'Operation: Create; Exception: [Status Code: NotFound; Reason: REST API is not yet supported for this mailbox.]',
    ),
  /** microsoft-graph-docs #2988 */
  tooLong: (minutes: number) =>
    new GraphFailure(
      400,
      'ExtensionError',
      `Subscription expiration can only be ${minutes} minutes in the future.`,
    ),
  invalid: (message: string) => new GraphFailure(400, 'InvalidRequest', message),
  /** microsoft-graph-docs-contrib #7399 */
  required: (name: string) =>
    new GraphFailure(400, 'InvalidRequest', `${name} is a required property for subscription creation`),
  duplicate: () =>
    new GraphFailure(
      409,
      'Conflict',
      'A subscription with the same changeType and resource already exists for this application.',
    ),
  /** msgraph-sdk-php #221 */
  notFound: () => new GraphFailure(404, 'ResourceNotFound', 'The object was not found.'),
};
