import { Icon } from "./Icon";
import styles from "./searchField.module.css";

/** Looks while one types. The label is what it says inside; those who listen hear it all the same. */
export function SearchField({
  label,
  value,
  onType,
}: {
  label: string;
  value: string;
  onType: (value: string) => void;
}) {
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        dir="auto"
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}
