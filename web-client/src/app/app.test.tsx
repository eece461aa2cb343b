// @vitest-environment jsdom
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import { scenes } from "../../scenes/scenes";
import "../../scenes/stage";
import { type Language, speak } from "../i18n/language";
import { App } from "./App";
import { followAddress, go } from "./route";

beforeEach(followAddress);

async function opens(name: string, language: Language = "en") {
  const scene = scenes[name];
  if (!scene) throw new Error(`there is no scene "${name}"`);
  go(scene.path, "replace");
  await speak(language);
  render(<App teahouse={scene.teahouse()} />);
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const rooms = () => screen.getByRole("navigation", { name: "My rooms" });

describe("before the door", () => {
  test("there are two ways in", async () => {
    await opens("first-visit");
    const href = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
    expect(href("Sign in")).toBe("/session/sign-in?returnTo=%2F");
    expect(href("Create an account")).toBe("/session/sign-in?returnTo=%2F&create=true");
  });

  test("one can read it in the other language", async () => {
    await opens("first-visit");
    await userEvent.click(button("中文"));
    expect(await screen.findByRole("link", { name: "登录" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("zh-CN");
  });

  test("a sign-in that did not work is told", async () => {
    await opens("sign-in-failed");
    expect(screen.getByRole("alert").textContent).toContain("did not work");
  });
});

describe("rooms", () => {
  test("whoever is in none is told what to do", async () => {
    await opens("empty-first-visit");
    expect(within(rooms()).getByText(/You are in no room yet/)).toBeTruthy();
  });

  test("say how much is unread, in the list and in the title", async () => {
    await opens("home");
    expect(within(rooms()).getByRole("link", { name: /Kitchen table.*3 unread messages/ })).toBeTruthy();
    expect(within(rooms()).getByRole("link", { name: /读书会.*1 unread message$/ })).toBeTruthy();
    expect(within(rooms()).getByRole("link", { name: /Release planning.*over 99 unread messages/ })).toBeTruthy();
    expect(document.title).toBe("(124+) Teahouse");
  });

  test("a room that one creates opens", async () => {
    await opens("home");
    await userEvent.click(button("Create a room"));
    const dialog = screen.getByRole("dialog", { name: "Create a room" });
    expect(document.activeElement).toBe(within(dialog).getByLabelText("Name"));
    await userEvent.type(within(dialog).getByLabelText("Name"), "  Tea ceremony ");
    await userEvent.click(within(dialog).getByRole("radio", { name: /Invited people/ }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Create" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Tea ceremony" })).toBeTruthy();
    expect(location.pathname).toMatch(/^\/rooms\//);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("an invitation is accepted or declined in the list", async () => {
    await opens("invitation");
    await userEvent.click(button("Decline the invitation to 周六下午茶"));
    expect(screen.queryByRole("region", { name: "Invitations" })).toBeNull();
    expect(location.pathname).toBe("/");
  });

  test("an accepted invitation opens the room", async () => {
    await opens("invitation");
    await userEvent.click(button("Accept the invitation to 周六下午茶"));
    expect(await screen.findByRole("heading", { level: 1, name: "周六下午茶" })).toBeTruthy();
  });

  test("the directory is searched while one types, and one joins from it", async () => {
    await opens("directory");
    await userEvent.type(screen.getByRole("searchbox"), "摄影");
    const list = await screen.findByRole("list", { name: "Find rooms" });
    await expect.poll(() => within(list).getAllByRole("listitem").length).toBe(1);
    await userEvent.click(button("Join 摄影与散步"));
    expect(await screen.findByRole("heading", { level: 1, name: "摄影与散步" })).toBeTruthy();
  });

  test("a room that there is not, or not for me, says so", async () => {
    await opens("not-found");
    expect(await screen.findByRole("heading", { name: "There is no such room" })).toBeTruthy();
  });

  test("an open room shows where one writes", async () => {
    await opens("busy-room", "zh-CN");
    expect(await screen.findByRole("textbox", { name: "发消息到“茶余饭后”" })).toBeTruthy();
    expect(await screen.findByRole("log", { name: "“茶余饭后”的消息" })).toBeTruthy();
    expect(document.title).toBe("(124+) 茶余饭后 · 茶馆");
  });
});

describe("details", () => {
  test("tell who is in the room and who is asked in", async () => {
    await opens("details");
    const members = await screen.findByRole("list", { name: "Members" });
    await expect.poll(() => within(members).getAllByRole("listitem").length).toBe(5);
    expect((await within(members).findByText(/林青/)).closest("li")?.textContent).toContain("Owner");
    expect(await within(screen.getByRole("list", { name: "Invited" })).findByText("Mei 小梅")).toBeTruthy();
  });

  test("somebody is found by name and invited", async () => {
    await opens("details");
    await userEvent.type(screen.getByRole("searchbox", { name: "Name or user name" }), "yu");
    await userEvent.click(await screen.findByRole("button", { name: "Invite ゆき" }));
    await expect.poll(() => screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain("Invited");
  });

  test("Escape closes them", async () => {
    await opens("details");
    await userEvent.click(screen.getByRole("searchbox", { name: "Name or user name" }));
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("complementary", { name: "Room details" })).toBeNull();
  });
});

describe("the connection", () => {
  test("is not mentioned while all is well", async () => {
    await opens("busy-room");
    await screen.findByRole("log");
    expect(screen.queryByText(/offline|onnect/)).toBeNull();
  });

  test("is told in words when it is not there for longer than a moment", async () => {
    await opens("offline");
    expect(await screen.findByText(/You are offline/)).toBeTruthy();
  });
});

describe("my choices", () => {
  test("appearance is put on the page and remembered", async () => {
    await opens("home");
    await userEvent.click(button(/Settings/));
    await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
    expect(localStorage.getItem("teahouse.theme")).toBe("dark");
    await userEvent.click(screen.getByRole("radio", { name: "Device" }));
    expect(localStorage.getItem("teahouse.theme")).toBeNull();
  });

  test("a new display name is shown at once", async () => {
    await opens("home");
    await userEvent.click(button(/Settings/));
    const name = screen.getByLabelText("Display name");
    await userEvent.clear(name);
    await userEvent.type(name, "林小青{Enter}");
    expect(await screen.findByText("Saved.")).toBeTruthy();
    expect(button(/林小青/)).toBeTruthy();
  });
});
