// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { problem } from "../../scenes/house";
import { cast } from "../../scenes/people";
import { afterTea } from "../../scenes/rooms";
import { house, stage } from "../../scenes/stage";
import type { Language } from "../i18n/language";
import { eventId, seq, type UserId } from "../vocabulary";
import { LineView } from "./LineView";
import type { Line, SystemRow } from "./lines";

const { lin, alice } = cast;
const happened = (by: UserId) => ({
  seq: seq(7),
  changedSeq: seq(7),
  id: eventId("e7"),
  by,
  at: new Date(2026, 10, 23, 14, 5).toISOString(),
});
const system = (row: SystemRow): Line => ({ kind: "system", row, declined: false, key: "e7", isNew: false });

describe("what happened is told in a sentence", () => {
  const rows: [SystemRow, string, string][] = [
    [{ kind: "member.joined", ...happened(lin.id), member: lin.id, role: "member" }, "林青 joined", "林青 加入了房间"],
    [{ kind: "member.left", ...happened(lin.id), member: lin.id }, "林青 left", "林青 离开了房间"],
    [
      { kind: "member.left", ...happened(lin.id), member: alice.id },
      "林青 removed Alice Moreau",
      "林青 将 Alice Moreau 移出了房间",
    ],
    [
      { kind: "member.invited", ...happened(lin.id), member: alice.id },
      "林青 invited Alice Moreau",
      "林青 邀请了 Alice Moreau",
    ],
    [
      { kind: "member.role-changed", ...happened(lin.id), member: alice.id, role: "owner" },
      "Alice Moreau is now an owner",
      "Alice Moreau 成为房主",
    ],
    [
      { kind: "room.created", ...happened(lin.id), name: "茶", topic: "", visibility: "public" },
      "林青 opened this room",
      "林青 开了这间房",
    ],
  ];

  test.each(rows)("$kind", async (row, english, chinese) => {
    const told = async (language: Language) => {
      const { container, unmount } = await stage(<LineView line={system(row)} />, house(), language);
      const text = container.querySelector("p")?.textContent;
      const names = [...container.querySelectorAll("bdi")].map((name) => name.textContent);
      unmount();
      return { text, names };
    };
    expect(await told("en")).toEqual({ text: `${english} 14:05`, names: expect.arrayContaining([expect.anything()]) });
    expect((await told("zh-CN")).text).toBe(`${chinese} 14:05`);
  });
});

describe("a message of mine", () => {
  const said = (state: "waiting" | "failed") => {
    const inside = house();
    const id = inside.outbox.post(
      afterTea.id,
      "hello",
      state === "waiting" ? { kind: "waiting" } : { kind: "failed", problem: problem("text_not_allowed") },
    );
    const [post] = inside.outbox.state.getState().posts;
    if (!post) throw new Error("nothing was posted");
    return { inside, id, line: { kind: "post", post, headed: true, key: id, isNew: false } satisfies Line };
  };

  test("is marked as long as it is on its way", async () => {
    const { inside, line } = said("waiting");
    await stage(<LineView line={line} />, inside);
    expect(screen.getByRole("img", { name: "Not sent yet" })).toBeTruthy();
    expect(screen.getByRole("article").dataset.state).toBe("pending");
  });

  test("that failed says why, and can be sent again or discarded", async () => {
    const { inside, line } = said("failed");
    await stage(<LineView line={line} />, inside);
    expect(screen.getByRole("alert").textContent).toContain("characters that cannot be sent");
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    expect(inside.outbox.state.getState().posts[0]?.state.kind).toBe("waiting");
    await userEvent.click(screen.getByRole("button", { name: "Discard" }));
    expect(inside.outbox.state.getState().posts).toEqual([]);
  });

  test("stays the same element when it becomes a row", async () => {
    const { inside, line } = said("waiting");
    const { show, container } = await stage(<LineView line={line} />, inside);
    const before = container.querySelector("article");
    const row = { kind: "message.posted", ...happened(lin.id), text: line.post.text } as const;
    show(<LineView line={{ kind: "message", row, headed: true, key: line.key, isNew: false }} />);
    expect(container.querySelector("article")).toBe(before);
    expect(before?.dataset).toMatchObject({ state: "sent", seq: "7" });
  });
});
