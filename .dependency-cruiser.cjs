const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(server|addin)/', pathNot: [from, ...allowed] },
});

/** The direction of imports, as docs/decisions and README describe it. Type-only imports count. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules are values to values: no packages, no Node.',
      from: { path: '^server/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^server/src/domain/' },
    },
    only(
      'ports-see-domain',
      '^server/src/ports/',
      ['^server/src/domain/'],
      'Ports are interfaces over the domain.',
    ),
    only(
      'usecases-see-ports',
      '^server/src/usecases/',
      ['^server/src/(domain|ports)/'],
      'A use case reaches adapters through ports only.',
    ),
    only(
      'graph-is-a-stranger',
      '^server/src/providers/graph/',
      ['^server/src/(domain|ports)/'],
      'Adapters never import each other.',
    ),
    only(
      'identity-is-a-stranger',
      '^server/src/identity/',
      ['^server/src/(domain|ports)/'],
      'Adapters never import each other.',
    ),
    only(
      'store-is-a-stranger',
      '^server/src/store/',
      ['^server/src/(domain|ports)/'],
      'Adapters never import each other.',
    ),
    only(
      'jobs-call-usecases',
      '^server/src/jobs/',
      ['^server/src/(domain|ports|usecases)/'],
      'Adapters never import each other.',
    ),
    only(
      'http-calls-usecases',
      '^server/src/http/',
      ['^server/src/(domain|ports|usecases)/', '^server/contract/'],
      'Adapters never import each other.',
    ),
    only('contract-stands-alone', '^server/contract/', [], 'The contract is zod only.'),
    {
      name: 'contract-is-zod-only',
      severity: 'error',
      from: { path: '^server/contract/' },
      to: { pathNot: ['^server/contract/', 'node_modules/zod/'] },
    },
    only(
      'addin-sees-contract',
      '^addin/',
      ['^server/contract/'],
      'The add-in knows the server by its contract only.',
    ),
    {
      name: 'contract-enters-addin-as-types',
      severity: 'error',
      comment: 'zod stays out of the browser.',
      from: { path: '^addin/src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^server/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'hosts-only-in-host',
      severity: 'error',
      comment: 'Teams, Office and MSAL live in addin/src/host.',
      from: { path: '^addin/', pathNot: '^addin/src/host/' },
      to: {
        path: 'node_modules/(@microsoft/teams-js|@microsoft/office-js|@azure/msal-browser|@types/office-js)',
      },
    },
    only('sandbox-stands-alone', '^server/sandbox/', [], 'The sandbox and the product meet over HTTP only.'),
    {
      name: 'nobody-imports-sandbox',
      severity: 'error',
      from: { path: '^(server/(src|contract|bench)|addin)/' },
      to: { path: '^server/sandbox/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
