import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readFrame } from "./readFrame";

interface Message {
  readonly examples: readonly { readonly payload: { readonly type: string } }[];
}

const contract = parse(readFileSync("../contracts/asyncapi.yaml", "utf8")) as {
  readonly operations: { readonly serverSends: { readonly messages: readonly { readonly $ref: string }[] } };
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
};

const served = contract.operations.serverSends.messages.flatMap(({ $ref }) => {
  const name = $ref.split("/").at(-1) as string;
  return contract.components.messages[name]?.examples.map(({ payload }) => [name, payload] as const) ?? [];
});

test.each(served)("every published example of %s is read", (name, payload) => {
  expect(readFrame(JSON.stringify(payload)).type).toBe(name);
});

test("the published batch of events becomes rows", () => {
  const payload = served.find(([name]) => name === "events")?.[1];
  const frame = readFrame(JSON.stringify(payload));
  expect(frame).toMatchObject({
    after: 1099511627776,
    upTo: 1099511627780,
    rows: [{ kind: "message.posted", changedSeq: 1099511627780 }],
  });
});

test("a frame of a later day, or none at all, is unknown and harms nobody", () => {
  for (const data of ['{"type":"fireworks"}', "[]", "{", "null", '{"type":"events","room":7}', new ArrayBuffer(3)]) {
    expect(readFrame(data)).toEqual({ type: "unknown" });
  }
});

test("one event that cannot be read leaves a line in its place, and the rest of its frame", () => {
  const events = [
    { seq: 11, id: "a", kind: "message.posted", by: "b", at: "2026-05-03T08:17:12.500Z" },
    { seq: 12, id: "c", kind: "poll.opened", by: "b", at: "2026-05-03T08:17:12.500Z", question: "?" },
  ];
  expect(readFrame(JSON.stringify({ type: "events", room: "r", after: 10, upTo: 12, events }))).toMatchObject({
    rows: [
      { kind: "unknown", named: "message.posted", seq: 11 },
      { kind: "unknown", named: "poll.opened", seq: 12, id: "c" },
    ],
  });
});
