// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { afterTea, kitchen } from "../../scenes/rooms";
import { house, stage } from "../../scenes/stage";
import { Composer } from "./Composer";

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox");

test("Enter sends what was written and empties the field", async () => {
  const onPost = vi.fn();
  await stage(<Composer room={afterTea} onPost={onPost} />);
  await userEvent.type(field(), "你好{Enter}");
  expect(onPost.mock.calls).toEqual([["你好"]]);
  expect(field().value).toBe("");
  expect(document.activeElement).toBe(field());
});

test("Shift+Enter breaks the line", async () => {
  const onPost = vi.fn();
  await stage(<Composer room={afterTea} onPost={onPost} />);
  await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two");
  expect(field().value).toBe("one\ntwo");
  expect(onPost).not.toHaveBeenCalled();
});

test("Enter that takes an input method's word sends nothing", async () => {
  const onPost = vi.fn();
  await stage(<Composer room={afterTea} onPost={onPost} />);
  fireEvent.change(field(), { target: { value: "nihao" } });
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 13, isComposing: true });
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
  expect(onPost).not.toHaveBeenCalled();
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 13 });
  expect(onPost.mock.calls).toEqual([["nihao"]]);
});

test("what was begun in a room is there again when one comes back, and only there", async () => {
  const lin = house();
  const first = await stage(<Composer room={afterTea} onPost={() => {}} />, lin);
  await userEvent.type(field(), "half a sen");
  first.unmount();
  const other = await stage(<Composer room={kitchen} onPost={() => {}} />, lin);
  expect(field().value).toBe("");
  other.unmount();
  await stage(<Composer room={afterTea} onPost={() => {}} />, lin);
  expect(field().value).toBe("half a sen");
});

test("near the end it counts, and beyond it nothing is sent", async () => {
  const onPost = vi.fn();
  await stage(<Composer room={afterTea} onPost={onPost} />);
  fireEvent.change(field(), { target: { value: "🍵".repeat(3_990) } });
  expect(screen.getByRole("status").textContent).toBe("10 characters left");
  fireEvent.change(field(), { target: { value: "🍵".repeat(4_001) } });
  expect(screen.getByRole("status").textContent).toBe("1 character too many");
  fireEvent.keyDown(field(), { key: "Enter", keyCode: 13 });
  expect(onPost).not.toHaveBeenCalled();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
});
