import type { ComponentProps, ReactNode } from "react";
import styles from "./button.module.css";
import { Icon, type IconName } from "./Icon";

/** `main`: what one came for; `grave`: the same where something is lost; `danger`: leads to something grave. */
type Weight = "main" | "plain" | "quiet" | "danger" | "grave";

export function Button({ weight = "plain", className, ...rest }: ComponentProps<"button"> & { weight?: Weight }) {
  return <button type="button" className={`${styles.button} ${styles[weight]} ${className ?? ""}`} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, so it is one. */
export function ButtonLink({
  as: Anchor = "a",
  weight = "plain",
  className,
  ...rest
}: ComponentProps<"a"> & {
  href: string;
  weight?: Weight;
  /** A link within the page instead of one that leaves it. */
  as?: "a" | ((props: ComponentProps<"a"> & { href: string }) => ReactNode);
}) {
  return <Anchor className={`${styles.button} ${styles[weight]} ${className ?? ""}`} {...rest} />;
}

export function IconButton({
  icon,
  label,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & { icon: IconName; label: string }) {
  return (
    <button type="button" className={`${styles.icon} ${className ?? ""}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
