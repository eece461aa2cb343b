// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Markdown } from "./Markdown";

const shown = (text: string): HTMLElement => render(<Markdown text={text} />).container;
const links = (text: string) => [...shown(text).querySelectorAll("a")].map((link) => link.getAttribute("href"));

describe("nothing that somebody writes becomes a part of the page", () => {
  const attacks = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    "<style>body{display:none}</style>",
    "<a href='javascript:alert(1)'>x</a>",
    "text <b onclick=alert(1)>bold</b>",
    "<div>\n\n**x**\n\n</div>",
    "<form action='https://evil.example'><input name=password>",
    '<math><mtext></form><form><mglyph><style></math><img src onerror="alert(1)">',
    "![x](https://evil.example/pixel.png)",
    "[^1]\n\n[^1]: a footnote with an id",
    "- [x] <input autofocus onfocus=alert(1)>",
  ];

  test.each(attacks)("%s", (attack) => {
    const page = shown(attack);
    expect(page.querySelectorAll("script,style,img,svg,iframe,form,input,math,object,link,meta,base")).toHaveLength(0);
    for (const element of page.querySelectorAll("*"))
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$|^id$|^src/);
  });

  test("HTML is shown as it was typed", () => {
    expect(shown("<script>alert('tea')</script>").textContent).toBe("<script>alert('tea')</script>");
    expect(shown("a <b>word</b> of **weight**").textContent).toBe("a <b>word</b> of weight");
  });
});

describe("links", () => {
  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://teahouse.example/1)",
    "[x](/session/sign-out)",
    "[x](//evil.example)",
    "[x](#top)",
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "![x](javascript:alert(1))",
  ])("%s leads nowhere", (text) => {
    expect(links(text)).toEqual([]);
  });

  test("to web pages and mail addresses are followed, outside of this page", () => {
    const page = shown("[a](https://example.com/a) <mailto:b@example.com> http://example.com");
    const all = [...page.querySelectorAll("a")];
    expect(all.map((link) => link.getAttribute("href"))).toEqual([
      "https://example.com/a",
      "mailto:b@example.com",
      "http://example.com",
    ]);
    for (const link of all) {
      expect(link.target).toBe("_blank");
      expect(link.rel).toBe("noopener noreferrer nofollow ugc");
    }
  });

  test("a picture is a link to it, not fetched", () => {
    expect(links("![a cup](https://example.com/cup.png)")).toEqual(["https://example.com/cup.png"]);
    expect(shown("![a cup](https://example.com/cup.png)").textContent).toBe("a cup");
  });

  test("a bare address ends where Chinese begins", () => {
    expect(links("见https://example.com/a/b。好的")).toEqual(["https://example.com/a/b"]);
    expect(links("https://example.com/a，谢谢")).toEqual(["https://example.com/a"]);
    expect(links("看https://example.com这个")).toEqual(["https://example.com"]);
    expect(links("（https://example.com/a）")).toEqual(["https://example.com/a"]);
    expect(shown("见https://example.com/a。好的").textContent).toBe("见https://example.com/a。好的");
  });

  test("an address that is Chinese itself is left whole", () => {
    expect(links("https://例子.中国/茶")).toHaveLength(1);
    expect(links("[百科](https://zh.example.org/wiki/茶)")).toEqual(["https://zh.example.org/wiki/%E8%8C%B6"]);
  });
});

describe("text as people write it", () => {
  test("one new line is a new line", () => {
    expect(shown("first\nsecond").querySelectorAll("br")).toHaveLength(1);
  });

  test("weight ends where it was meant to, in Chinese too", () => {
    expect(shown("**请注意：**明天放假").querySelector("strong")?.textContent).toBe("请注意：");
    expect(shown("这是**“重点”**吗").querySelector("strong")?.textContent).toBe("“重点”");
  });

  test("a pasted indentation is no code, and dashes below a line make no heading", () => {
    expect(shown("    indented").querySelector("pre")).toBeNull();
    expect(shown("Title\n---").querySelector("strong, h2, [class*=heading]")).toBeNull();
  });

  test("a heading is a strong line, not a chapter of the page", () => {
    expect(shown("# Big").querySelector("h1")).toBeNull();
    expect(shown("# Big").textContent).toBe("Big");
  });

  test("code keeps its spaces and can be reached with the keyboard", () => {
    const block = shown("```java\nint  a;\n  b\n```").querySelector("pre");
    expect(block?.textContent).toBe("int  a;\n  b\n");
    expect(block?.tabIndex).toBe(0);
  });

  test("each paragraph has its own direction, so none turns another", () => {
    const paragraphs = [...shown("שלום\n\nhello \u202Eevil").querySelectorAll("p")];
    expect(paragraphs.map(({ dir }) => dir)).toEqual(["auto", "auto"]);
  });
});
