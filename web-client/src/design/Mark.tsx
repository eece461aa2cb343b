import styles from "./mark.module.css";

/** The house's sign, as on the sign-in pages and in the browser's tab. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="5.5 2.5 24 24" aria-hidden="true" focusable="false">
      <path d="M6 13h18c0 7-3 11-6 12h-6c-3-1-6-5-6-12z" fill="currentColor" />
      <path
        d="M24 15c4-1 5 1 4.5 3-.6 2.6-3 3.8-6 3.8M12 9c-2-2 1.6-3 0-5M17 9c-2-2 1.6-3 0-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** What one looks at before the door; the sign-in pages have the same view. */
export function StillLife() {
  return (
    <svg className={styles.stillLife} viewBox="0 0 320 320" aria-hidden="true" focusable="false">
      <g className={styles.steam}>
        <path d="M138 92c-12-14 10-22 0-38" />
        <path d="M164 84c-12-15 11-24 0-42" />
        <path d="M190 92c-12-14 10-22 0-38" />
      </g>
      <path className={styles.glaze} d="M92 152h144c0 52-22 88-52 96h-40c-30-8-52-44-52-96z" />
      <path d="M92 152h144c0 52-22 88-52 96h-40c-30-8-52-44-52-96z" />
      <path d="M236 168c26-6 40 8 36 26-4 20-26 30-48 28" />
      <path d="M142 248h44l6 12h-56z" />
      <path d="M84 152c6-22 36-34 80-34s74 12 80 34" />
      <path d="M154 118c0-14 20-14 20 0" />
      <path d="M44 262c14 19 58 26 120 26s106-7 120-26" />
      <path className={styles.leaf} d="M128 196c10-18 30-22 46-16-4 18-24 28-46 16zM128 196c14-2 28-8 46-16" />
    </svg>
  );
}
