import type { ReactNode } from "react";
import styles from "./bar.module.css";

/** A state of things in words, where it is worth a line. */
export function Bar({ weight = "calm", children }: { weight?: "calm" | "grave"; children: ReactNode }) {
  return (
    <div className={`${styles.bar} ${styles[weight]}`} role="status">
      {children}
    </div>
  );
}
