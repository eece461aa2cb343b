import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { Device } from "../testing/device";
import { kitchen, lobby } from "../testing/roomLog";

interface Schema {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, { readonly $ref?: string; readonly maxItems?: number }>>;
}

const schemas = parse(readFileSync("../contracts/asyncapi.yaml", "utf8")).components.schemas as Record<
  string,
  Schema & { pattern?: string }
>;

test("every frame that the client sends is one of the contract's, as the contract has it", async () => {
  const device = new Device();
  device.server.rooms = [lobby, kitchen];
  device.server.welcome = { ...device.server.welcome, life: 30_000, liveRooms: 1 };
  const tab = await device.tab();
  tab.house.messages.open(kitchen);
  tab.house.outbox.post(lobby, "你好 👋");
  device.tell("visible");
  device.server.socket.say({ type: "ping", ref: "p" });
  await device.clock.pass(25_000);
  const frames = device.server.socket.heard;
  expect(new Set(frames.map((frame) => frame.type))).toEqual(
    new Set(["subscribe", "unsubscribe", "post", "ping", "pong", "renew"]),
  );
  for (const frame of frames) isAsTheContractHasIt(frame);
});

function isAsTheContractHasIt(frame: Record<string, unknown> & { readonly type: string }): void {
  const schema = schemas[frame.type] as Schema;
  expect(Object.keys(frame)).toEqual(expect.arrayContaining([...(schema.required ?? [])]));
  for (const [name, value] of Object.entries(frame)) {
    const property = schema.properties[name];
    expect(property, `${frame.type}.${name}`).toBeDefined();
    const named = schemas[property?.$ref?.split("/").at(-1) ?? ""];
    if (named?.pattern) expect(value).toMatch(new RegExp(named.pattern));
    if (property?.maxItems) expect((value as unknown[]).length).toBeLessThanOrEqual(property.maxItems);
  }
}
