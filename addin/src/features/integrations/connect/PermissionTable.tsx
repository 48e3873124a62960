import { mergeClasses } from '@fluentui/react-components';
import { permissionRows } from '../../../i18n/permission-rows.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useHiddenStyles } from '../../../ui/hidden.styles.ts';
import { usePermissionTableStyles } from './permission-table.styles.ts';

/** What Microsoft is going to ask for, before it asks. */
export function PermissionTable({ scopes }: { scopes: readonly string[] }) {
  const styles = usePermissionTableStyles();
  const { hidden } = useHiddenStyles();
  const { permissions } = useSettingsText();
  const scopeCell = mergeClasses(styles.cell, styles.scope);
  const allowsCell = mergeClasses(styles.cell, styles.allows);
  return (
    <table className={styles.table}>
      <caption className={hidden}>{permissions.caption}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col" className={styles.cell}>
            {permissions.permission}
          </th>
          <th scope="col" className={styles.cell}>
            {permissions.allows}
          </th>
          <th scope="col" className={styles.cell}>
            {permissions.use}
          </th>
        </tr>
      </thead>
      <tbody>
        {permissionRows(scopes, permissions).map(({ scope, allows, use }) => (
          <tr key={scope} className={styles.row}>
            <th scope="row" className={scopeCell}>
              {scope}
            </th>
            <td className={allowsCell}>{allows}</td>
            <td className={styles.cell}>{use}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
