import { memo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkBreaks from "remark-breaks";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import { cutBareLinks } from "./bareLinks";
import { chatSyntax } from "./chatSyntax";
import styles from "./markdown.module.css";
import { safeLink } from "./safeLink";

// Markdown knows the end of **bold** by the space behind it, and Chinese has none: that is what remarkCjkFriendly mends.
const plugins = [chatSyntax, remarkGfm, remarkCjkFriendly, cutBareLinks, remarkBreaks];

/** Everything else is unwrapped: its text stays. */
const elements = [
  ...["p", "br", "strong", "em", "del", "a", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "img", "input"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"],
];

type Part = { children?: React.ReactNode };

const Paragraph = ({ children }: Part) => <p dir="auto">{children}</p>;
/** A message is no chapter: its headings are strong lines, so that the page's outline stays the page's. */
const Heading = ({ children }: Part) => (
  <p dir="auto" className={styles.heading}>
    {children}
  </p>
);

function Outward({ href, children }: Part & { href?: string | undefined }) {
  const address = href === undefined ? undefined : safeLink(href);
  if (address === undefined) return <bdi>{children}</bdi>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow ugc" dir="auto">
      {children}
    </a>
  );
}

const CodeBlock = ({ children }: Part) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, with the keyboard too
  <pre className={styles.code} tabIndex={0} dir="ltr">
    {children}
  </pre>
);

const components: Components = {
  p: Paragraph,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: ({ href, children }) => <Outward href={href}>{children}</Outward>,
  // Nothing is fetched from elsewhere because somebody wrote it: a picture is a link to it.
  img: ({ src, alt }) => <Outward href={typeof src === "string" ? src : undefined}>{alt || src}</Outward>,
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  code: ({ children }) => <code>{children}</code>,
  // Without the ids that footnotes would bring.
  li: ({ children }) => <li dir="auto">{children}</li>,
  input: ({ checked }) => <span aria-hidden="true">{checked ? "☑ " : "☐ "}</span>,
  table: ({ children }) => (
    <div className={styles.wide}>
      <table>{children}</table>
    </div>
  ),
};

/** A message's text as elements. HTML in it is text like any other, and is shown as it was typed. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.text}>
      <ReactMarkdown
        remarkPlugins={plugins}
        components={components}
        allowedElements={elements}
        unwrapDisallowed
        urlTransform={safeLink}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
});
