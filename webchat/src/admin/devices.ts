/** What a browser calls itself, as people call it: `Chrome · Windows`. */

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/u, "WeChat"], [/Edg\//u, "Edge"], [/Firefox\//u, "Firefox"], [/Chrome\//u, "Chrome"], [/Safari\//u, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/u, "iOS"], [/Android/u, "Android"], [/Windows/u, "Windows"], [/Mac OS X/u, "macOS"], [/Linux/u, "Linux"],
];

const first = (names: readonly (readonly [RegExp, string])[], agent: string): string => names.find(([sign]) => sign.test(agent))?.[1] ?? "";

/** The browser and system of a user agent; the text itself when it names neither. */
export function deviceOf(agent: string): string {
  return [first(browsers, agent), first(systems, agent)].filter(Boolean).join(" · ") || agent;
}
