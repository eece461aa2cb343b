import type { ReactNode } from "react";
import styles from "./icon.module.css";

/** Drawn on a grid of 20, with a line of 1.5. */
const drawings = {
  back: <path d="M12 4.5 6.5 10l5.5 5.5" />,
  check: <path d="m4.5 10.5 3.5 3.5 7.5-8" />,
  clock: (
    <>
      <circle cx="10" cy="10" r="6.5" />
      <path d="M10 6.5V10l2.5 1.5" />
    </>
  ),
  close: <path d="m5.5 5.5 9 9m0-9-9 9" />,
  compass: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="m12.8 7.2-1.6 4-4 1.6 1.6-4z" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="9" height="9" rx="1.5" />
      <path d="M13 4.5A1.5 1.5 0 0 0 11.5 4h-6A1.5 1.5 0 0 0 4 5.5v6A1.5 1.5 0 0 0 4.5 13" />
    </>
  ),
  down: <path d="M10 4.5v11m-4.5-4.5 4.5 4.5 4.5-4.5" />,
  hash: <path d="M8 4 6.6 16M13.4 4 12 16M4.5 7.8h11.4M4.1 12.2h11.4" />,
  lock: (
    <>
      <rect x="5" y="9" width="10" height="7" rx="1.5" />
      <path d="M7.2 9V6.8a2.8 2.8 0 0 1 5.6 0V9" />
    </>
  ),
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="5" cy="10" r="1.4" />
      <circle cx="10" cy="10" r="1.4" />
      <circle cx="15" cy="10" r="1.4" />
    </g>
  ),
  people: (
    <>
      <circle cx="7.5" cy="7.2" r="2.7" />
      <path d="M2.8 15.8c.3-2.7 2.2-4.2 4.7-4.2s4.4 1.5 4.7 4.2M12.6 4.8a2.6 2.6 0 0 1 0 4.9M14.2 11.9c1.7.4 2.8 1.7 3 3.9" />
    </>
  ),
  plus: <path d="M10 4.5v11M4.5 10h11" />,
  search: (
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m12.8 12.8 3.4 3.4" />
    </>
  ),
  send: <path d="M10 16V4.5m-5 5 5-5 5 5" />,
  settings: (
    <>
      <path d="M3.5 6.5h7m3.5 0h2.5M3.5 13.5H6m3.5 0h7" />
      <circle cx="12.2" cy="6.5" r="1.7" />
      <circle cx="7.8" cy="13.5" r="1.7" />
    </>
  ),
  warning: (
    <>
      <circle cx="10" cy="10" r="6.8" />
      <path d="M10 6.6v4.2m0 2.5v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
