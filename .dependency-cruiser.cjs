const { Visitor } = require('@swc/core/Visitor.js');

/**
 * dependency-cruiser reads TypeScript 7 through swc and finds imports with swc's Visitor, which neither knows
 * `using` nor looks into types. So we walk the whole tree and hand over every node that names a module.
 */
const VISITORS = {
  ImportDeclaration: 'visitImportDeclaration',
  ExportAllDeclaration: 'visitExportAllDeclaration',
  ExportNamedDeclaration: 'visitExportNamedDeclaration',
  CallExpression: 'visitCallExpression',
};
for (const name of [...Object.values(VISITORS), 'visitTsTypeAnnotation'])
  Visitor.prototype[name] = (node) => node;
Visitor.prototype.visitModule = function (module) {
  const walk = (node) => {
    if (node === null || typeof node !== 'object') return;
    const name = VISITORS[node.type];
    if (name) this[name](node);
    if (node.type === 'TsImportType') this.visitTsTypeAnnotation({ typeAnnotation: node });
    for (const child of Object.values(node)) walk(child);
  };
  walk(module);
  return module;
};

const TESTS = '\\.test\\.tsx?$';
const TYPES = ['type-only', 'type-import'];

/** Whoever lives in `home` sees its own folder and `allowed` of this project; packages are free. */
const only = (name, home, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: home, pathNot: TESTS },
  to: { path: '^(server|addin|manifest)/', pathNot: [home, ...allowed] },
});

/** The direction of imports that README draws. Type-only imports count like any other. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'What is not found is not checked either.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules are values to values: no packages, no Node.',
      from: { path: '^server/src/domain/', pathNot: TESTS },
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
    {
      name: 'inner-rings-need-no-packages',
      severity: 'error',
      comment: 'A package that talks to the outside belongs into an adapter.',
      from: { path: '^server/src/(ports|usecases)/', pathNot: TESTS },
      to: { path: 'node_modules/' },
    },
    ...['providers/graph', 'providers/ews', 'identity', 'store'].map((adapter) =>
      only(
        `${adapter.split('/').at(-1)}-is-a-stranger`,
        `^server/src/${adapter}/`,
        ['^server/src/(domain|ports)/'],
        'Adapters never import each other.',
      ),
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
    {
      name: 'main-alone-starts-app',
      severity: 'error',
      comment: 'Everything is made in one place, which nobody inside needs to know.',
      from: { path: '^server/src/', pathNot: [TESTS, '^server/src/main\\.ts$'] },
      to: { path: '^server/src/(app|main)\\.ts$' },
    },
    only(
      'server-sees-contract',
      '^server/src/',
      ['^server/contract/'],
      'Of all that is outside its folder the server knows the contract only.',
    ),
    {
      name: 'server-runs-without-dev-packages',
      severity: 'error',
      comment: 'Production installs with --omit=dev.',
      from: { path: '^server/(src|contract)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES },
    },
    {
      name: 'contract-is-zod-only',
      severity: 'error',
      comment: 'Both sides read it, so it knows neither.',
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
      from: { path: '^addin/src/', pathNot: TESTS },
      to: { path: '^server/contract/', dependencyTypesNot: TYPES },
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
    {
      name: 'sandbox-stands-alone',
      severity: 'error',
      comment:
        'The sandbox and the product meet over HTTP only, so that a shared mistake cannot cancel out. How many cases a property is tried with is no such thing.',
      from: { path: '^server/sandbox/' },
      to: { path: '^(server|addin|manifest)/', pathNot: '^server/(sandbox/|test/cases\\.ts$)' },
    },
    {
      name: 'nobody-imports-sandbox',
      severity: 'error',
      comment:
        'The product meets it over HTTP only. Tests may hold it in their hands, to set up and to look at its truth.',
      from: { path: '^(server|addin|manifest)/', pathNot: '^server/(sandbox|test)/' },
      to: { path: '^server/sandbox/' },
    },
    only('launcher-starts-processes', '^server/launcher/', [], 'It knows programs by their files only.'),
    only('manifest-stands-alone', '^manifest/', [], 'A package is templates and values.'),
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: {},
      to: { path: TESTS },
    },
  ],
  options: {
    // Keeps type-only imports by itself; tsPreCompilationDeps would ask for an older TypeScript.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
