import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";

interface Around {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with what was typed. */
  problem?: ReactNode;
  /** What stands beside the line, on its height. */
  beside?: ReactNode;
}

/** A labelled line of text. */
export function Field({ label, hint, problem, beside, ...input }: ComponentProps<"input"> & Around) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.input}
          aria-describedby={note ? `${id}-note` : undefined}
          aria-invalid={problem ? true : undefined}
          autoComplete="off"
          {...input}
        />
        {beside}
      </div>
      {note && (
        <p id={`${id}-note`} className={problem ? styles.problem : styles.hint} role={problem ? "alert" : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

/** One of a few, as radio buttons in a row. */
export function Choice<T extends string>({
  label,
  value,
  of,
  onChoose,
}: {
  label: string;
  value: T;
  of: readonly { value: T; label: ReactNode; hint?: ReactNode }[];
  onChoose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{label}</legend>
      <div className={styles.options} data-many={of.length > 3 || undefined}>
        {of.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              className="unseen"
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span className={styles.face}>
              <span>{option.label}</span>
              {option.hint && <span className={styles.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
