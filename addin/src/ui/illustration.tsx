import { tokens } from '@fluentui/react-components';

const signs = {
  plus: 'M76 62v20M66 72h20',
  check: 'm67 72 6 6 12-12',
  search: 'M74 65a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm5 12 7 7',
  clock: 'M76 64v9l6 4',
} as const;

export type Sign = keyof typeof signs;

/** A calendar leaf with a sign on it; decoration only. */
export function Illustration({ sign }: { sign: Sign }) {
  const line = tokens.colorNeutralStroke1;
  return (
    <svg width="112" height="96" viewBox="0 0 112 96" fill="none" aria-hidden="true" focusable="false">
      <rect x="20" y="16" width="64" height="64" rx="8" fill={tokens.colorNeutralBackground1} stroke={line} />
      <path
        d="M20 24a8 8 0 0 1 8-8h48a8 8 0 0 1 8 8v8H20v-8Z"
        fill={tokens.colorBrandBackground2}
        stroke={line}
      />
      <path
        d="M36 10v12M68 10v12"
        stroke={tokens.colorNeutralStrokeAccessible}
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path d="M32 44h16M32 54h28M32 64h20" stroke={line} strokeWidth="3" strokeLinecap="round" />
      <circle
        cx="76"
        cy="72"
        r="18"
        fill={tokens.colorNeutralBackground1}
        stroke={tokens.colorBrandStroke1}
        strokeWidth="1.5"
      />
      <path
        d={signs[sign]}
        stroke={tokens.colorBrandStroke1}
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
