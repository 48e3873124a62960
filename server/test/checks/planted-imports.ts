/** An import that a rule must refuse: a file in `from` (without its ending) that imports `to`. */
export type Planted = {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** The rule lets types through. */
  readonly typesPass?: true;
};

/** Every way to write an import. Inside a function with `using`, since that is where readers of syntax give up first. */
export const FORMS = {
  value: (to: string) => `import { x } from '${to}';\nexport const y = x;\n`,
  handedOn: (to: string) => `export { x } from '${to}';\n`,
  lazy: (to: string) =>
    `export const y = async () => {\n  await using s = new AsyncDisposableStack();\n  return [s, await import('${to}')];\n};\n`,
  type: (to: string) => `import type { X } from '${to}';\nexport type Y = X;\n`,
  typeSpecifier: (to: string) => `import { type X } from '${to}';\nexport type Y = X;\n`,
  inlineType: (to: string) => `export type Y = { readonly y: readonly import('${to}').X[] };\n`,
} as const;
export type Form = keyof typeof FORMS;
export const TYPE_FORMS: readonly Form[] = ['type', 'typeSpecifier', 'inlineType'];

const src = 'server/src';

/** At least one for each rule; a test sees to that. Paths are the project's own, the files are made up. */
export const PLANTED: readonly Planted[] = [
  { rule: 'no-cycles', from: `${src}/store/circle`, to: `${src}/store/circle-end.ts` },
  { rule: 'nothing-unresolved', from: `${src}/store/lost`, to: `./nowhere.ts` },
  { rule: 'domain-is-pure', from: `${src}/domain/impure`, to: `${src}/ports/clock.ts` },
  { rule: 'domain-is-pure', from: `${src}/domain/schemed`, to: 'zod' },
  { rule: 'domain-is-pure', from: `${src}/domain/reading`, to: 'node:fs' },
  { rule: 'ports-see-domain', from: `${src}/ports/upwards`, to: `${src}/usecases/connect.ts` },
  { rule: 'usecases-see-ports', from: `${src}/usecases/storing`, to: `${src}/store/grants.ts` },
  { rule: 'inner-rings-need-no-packages', from: `${src}/usecases/calling`, to: 'zod' },
  {
    rule: 'graph-is-a-stranger',
    from: `${src}/providers/graph/signing`,
    to: `${src}/identity/access.ts`,
  },
  {
    rule: 'graph-is-a-stranger',
    from: `${src}/providers/graph/neighbour`,
    to: `${src}/providers/ews/ews.ts`,
  },
  { rule: 'ews-is-a-stranger', from: `${src}/providers/ews/signing`, to: `${src}/identity/access.ts` },
  {
    rule: 'ews-is-a-stranger',
    from: `${src}/providers/ews/neighbour`,
    to: `${src}/providers/graph/provider.ts`,
  },
  { rule: 'identity-is-a-stranger', from: `${src}/identity/storing`, to: `${src}/store/grants.ts` },
  { rule: 'store-is-a-stranger', from: `${src}/store/answering`, to: `${src}/http/mount.ts` },
  { rule: 'jobs-call-usecases', from: `${src}/jobs/storing`, to: `${src}/store/grants.ts` },
  { rule: 'http-calls-usecases', from: `${src}/http/storing`, to: `${src}/store/grants.ts` },
  { rule: 'http-calls-usecases', from: `${src}/http/configured`, to: `${src}/config.ts` },
  { rule: 'main-alone-starts-app', from: `${src}/listening`, to: `${src}/app.ts` },
  { rule: 'server-sees-contract', from: `${src}/launching`, to: 'server/launcher/build.ts' },
  {
    rule: 'server-runs-without-dev-packages',
    from: `${src}/testing`,
    to: 'luxon',
    typesPass: true,
  },
  { rule: 'contract-is-zod-only', from: 'server/contract/inwards', to: `${src}/domain/meeting.ts` },
  { rule: 'contract-is-zod-only', from: 'server/contract/dated', to: 'luxon' },
  { rule: 'addin-sees-contract', from: 'addin/src/ui/deep', to: `${src}/domain/meeting.ts` },
  {
    rule: 'contract-enters-addin-as-types',
    from: 'addin/src/api/parsing',
    to: 'server/contract/meetings.ts',
    typesPass: true,
  },
  { rule: 'hosts-only-in-host', from: 'addin/src/ui/hosted', to: '@microsoft/teams-js' },
  { rule: 'sandbox-stands-alone', from: 'server/sandbox/graph/cheating', to: `${src}/domain/meeting.ts` },
  { rule: 'nobody-imports-sandbox', from: 'server/bench/cheating', to: 'server/sandbox/sandbox.ts' },
  { rule: 'launcher-starts-processes', from: 'server/launcher/inside', to: `${src}/app.ts` },
  { rule: 'manifest-stands-alone', from: 'manifest/knowing', to: `${src}/config.ts` },
  { rule: 'nobody-imports-tests', from: `${src}/store/tested`, to: `${src}/store/grants.test.ts` },
];
