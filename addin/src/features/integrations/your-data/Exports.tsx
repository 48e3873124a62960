import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { FileName } from '../../../../../server/contract/endpoints.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ExportedFile } from './ExportedFile.tsx';
import { useExport } from './use-export.ts';
import { useYourDataStyles } from './your-data.styles.ts';

const FILES: readonly FileName[] = ['exportMyData', 'exportMyCalendar'];

/** The files to take along. */
export function Exports() {
  const styles = useYourDataStyles();
  const { yourData: text } = useSettingsText();
  const { start, running, exported, error } = useExport();
  return (
    <>
      <div className={styles.buttons}>
        {FILES.map((which) => (
          <Button
            key={which}
            icon={<ArrowDownloadRegular aria-hidden />}
            disabledFocusable={running !== null}
            onClick={() => start(which)}
          >
            {running === which ? text.preparing : text.exports[which]}
          </Button>
        ))}
      </div>
      {error !== null && <ErrorNotice title={text.exportFailed} error={error} />}
      {exported !== null && <ExportedFile exported={exported} />}
    </>
  );
}
