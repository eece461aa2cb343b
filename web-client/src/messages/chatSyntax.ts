import type { Processor } from "unified";

/**
 * What Markdown means by accident in a chat is left out: HTML (it is text like any other), code by indentation (somebody
 * pasted it so), and headings by a line of dashes underneath (somebody drew a line).
 */
export function chatSyntax(this: Processor) {
  const data = this.data() as { micromarkExtensions?: unknown[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: { null: ["htmlFlow", "htmlText", "codeIndented", "setextUnderline"] },
  });
}
