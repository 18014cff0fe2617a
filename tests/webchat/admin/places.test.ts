import { describe, expect, it } from "vitest";
import { deviceOf } from "../../../webchat/src/admin/devices";
import { pagesFor } from "../../../webchat/src/admin/places";

const route = (name: string, path: string, admin?: object) => ({ name, path, meta: admin ? { admin } : {} });
const routes = [
  route("chat", "/c/:channel?"),
  route("admin-bots", "/admin/bots", { word: "w", hint: "h", icon: "bolt", rank: 50 }),
  route("admin-people", "/admin/people/:person?", { word: "w", hint: "h", icon: "people", rank: 10, roles: ["hr"] }),
];

describe("the pages of administration", () => {
  it("are the routes that say so, in their order", () => {
    expect(pagesFor(routes, ["admin"]).map((page) => page.path)).toEqual(["/admin/people", "/admin/bots"]);
  });
  it("are those of my roles alone", () => {
    expect(pagesFor(routes, ["hr", "sales"]).map((page) => page.name)).toEqual(["admin-people"]);
    expect(pagesFor(routes, ["sales"])).toEqual([]);
  });
});

describe("a device", () => {
  it("is called by its browser and system", () => {
    expect(deviceOf("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36")).toBe("Chrome · Windows");
    expect(deviceOf("test")).toBe("test");
  });
});
