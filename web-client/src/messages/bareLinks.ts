import type { Link, Parent, Root, RootContent } from "mdast";

/** What ends an address that was typed into Chinese text: its punctuation, and Han after anything that is not Han. */
const end = /[\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026]|(?<=[!-~])(?<!:\/\/)\p{Script=Han}/u;

/**
 * Chinese is written without spaces, so a bare address would swallow the sentence behind it: "见https://a.cn/b。好的". It
 * ends where Chinese begins.
 */
export function cutBareLinks() {
  return (root: Root) => cutIn(root);
}

function cutIn(parent: Parent): void {
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === "link") return cut(child);
    if ("children" in child) cutIn(child);
    return [child];
  });
}

function cut(link: Link): RootContent[] {
  const [only] = link.children;
  if (link.children.length !== 1 || only?.type !== "text" || !link.url.endsWith(only.value)) return [link];
  const at = only.value.search(end);
  if (at <= 0) return [link];
  const beyond = only.value.length - at;
  const shorter: Link = {
    ...link,
    url: link.url.slice(0, -beyond),
    children: [{ ...only, value: only.value.slice(0, at) }],
  };
  return [shorter, { type: "text", value: only.value.slice(at) }];
}
