import { spawnSync } from 'node:child_process';
import { glob, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { PROJECT } from '../../launcher/build.ts';
import { FORMS, type Form, PLANTED, type Planted, TYPE_FORMS } from './planted-imports.ts';

const CONFIG = join(PROJECT, '.dependency-cruiser.cjs');
const CRUISER = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const FOLDERS = ['server', 'addin', 'manifest'];

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        rule: z.object({ name: z.string() }),
        from: z.string(),
        to: z.string(),
        cycle: z.array(z.object({ name: z.string() })).default([]),
      }),
    ),
  }),
});
type Report = z.infer<typeof Report>;

const cruise = (folder: string): Report => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', CONFIG, '--output-type', 'json', ...FOLDERS],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  return Report.parse(JSON.parse(stdout));
};

const forms = Object.keys(FORMS) as Form[];
const fileOf = ({ from }: Planted, form: Form) => `${from}-${form}.ts`;
const isPath = (to: string) => /^(server|addin|manifest)\//.test(to);
const addressed = ({ from, to }: Planted) =>
  isPath(to) ? posix.relative(posix.dirname(from), to).replace(/^(?!\.)/, './') : to;

const EXPORTS = 'export const x = 1;\nexport type X = number;\n';
const packages = { dependencies: { zod: '*' }, devDependencies: { luxon: '*', '@microsoft/teams-js': '*' } };

/** A tree of made-up files in the project's folders, with every planted import in every form. */
const plant = async (root: string): Promise<void> => {
  const put = async (file: string, text: string) => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  };
  await put('package.json', JSON.stringify(packages));
  for (const name of Object.values(packages).flatMap(Object.keys)) {
    await put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
    await put(`node_modules/${name}/index.js`, EXPORTS);
  }
  for (const { to } of PLANTED.filter(({ to }) => isPath(to))) await put(to, EXPORTS);
  for (const planted of PLANTED)
    for (const form of forms) await put(fileOf(planted, form), FORMS[form](addressed(planted)));

  const circles = PLANTED.filter(({ rule }) => rule === 'no-cycles');
  for (const circle of circles)
    await put(
      circle.to,
      EXPORTS + forms.map((form) => `import './${posix.basename(fileOf(circle, form))}';\n`).join(''),
    );
};

describe('an import against the rules', () => {
  let root: string;
  let report: Report;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'sally-import-rules-'));
    await plant(root);
    report = cruise(root);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const rulesBrokenBy = (file: string) =>
    report.summary.violations
      .filter(({ from, cycle }) => from === file || cycle.some(({ name }) => name === file))
      .map(({ rule }) => rule.name);

  const cases = PLANTED.flatMap((planted) =>
    forms.map((form) => ({
      planted,
      form,
      verdict: planted.typesPass && TYPE_FORMS.includes(form) ? 'lets through' : 'refuses',
      how: `${planted.from} -> ${planted.to} (${form})`,
    })),
  );

  test.each(cases)('$planted.rule $verdict $how', ({ planted, form, verdict }) => {
    const broken = rulesBrokenBy(fileOf(planted, form));
    if (verdict === 'refuses') expect(broken).toContain(planted.rule);
    else expect(broken).not.toContain(planted.rule);
  });

  test('is planted for every rule there is', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };

    expect([...new Set(PLANTED.map(({ rule }) => rule))].toSorted()).toEqual(
      forbidden.map(({ name }) => name).toSorted(),
    );
  });
});

test('every source file of the project is read, and none breaks a rule', async () => {
  const report = cruise(PROJECT);
  const files = await Array.fromAsync(glob(`{${FOLDERS}}/**/*.{ts,tsx}`, { cwd: PROJECT }));

  expect(report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  expect(report.modules.map(({ source }) => source)).toEqual(expect.arrayContaining(files));
});
