import { hueOf, lettersOf } from "./avatar";
import styles from "./avatar.module.css";

/** The name stands beside it, so it is hidden from those who listen. */
export function Avatar({ id, name, small }: { id: string; name: string; small?: boolean }) {
  const letters = lettersOf(name);
  const colour = letters === "" ? styles.nobody : styles[`hue${hueOf(id)}`];
  return (
    <span className={`${styles.avatar} ${small ? styles.small : ""} ${colour}`} aria-hidden="true">
      {letters}
    </span>
  );
}
