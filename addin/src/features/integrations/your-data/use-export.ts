import { useMutation } from '@tanstack/react-query';
import type { FileName } from '../../../../../server/contract/endpoints.ts';
import { useApi } from '../../../api/api-context.tsx';
import { routes } from '../../../api/routes.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { saveFile } from './save-file.ts';

/** A file that was handed to the browser. */
export type Exported = { readonly file: Blob; readonly name: string };

/** Fetches a file of the caller's data and has it saved. `running` is the one that is on its way. */
export function useExport() {
  const api = useApi();
  const announce = useAnnounce();
  const { yourData: text } = useSettingsText();
  const { mutate, isPending, variables, data, error } = useMutation({
    mutationFn: async (which: FileName): Promise<Exported> => ({
      file: await api(which, {}),
      name: routes[which].file,
    }),
    onMutate: () => announce(text.preparing),
    onSuccess: ({ file, name }) => {
      saveFile(file, name);
      announce(text.exported(name));
    },
  });
  return { start: mutate, running: isPending ? variables : null, exported: data ?? null, error };
}
