import type { ReactNode } from "react";
import styles from "./notice.module.css";

/** Something went wrong here; says what, and what one can do. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className={styles.notice} role="alert">
      {children}
    </p>
  );
}

/** A place with nothing in it yet: one sentence of what to do next, and the means to do it. */
export function Empty({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      {title && <h1>{title}</h1>}
      {children}
    </div>
  );
}

/** Still lines where something will be. */
export function Skeleton({ lines, label }: { lines: number; label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <div key={line} className={styles.bone} aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
