import type { ComponentProps } from "react";
import { go } from "./route";

/** A link within the page. With a modifier key it is the browser's, as everywhere. */
export function Link({ href, onClick, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        if (!isPlain || event.defaultPrevented) return;
        event.preventDefault();
        go(href);
      }}
      {...rest}
    />
  );
}
