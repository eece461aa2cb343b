/** The first that fits names it: each browser also says the names of those behind it. */
const browsers = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;

const systems = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** "Firefox · Windows": what a User-Agent says, to people. Empty if it says nothing known. */
export function deviceName(userAgent: string): string {
  const named = (of: readonly (readonly [string, RegExp])[]) => of.find(([, sign]) => sign.test(userAgent))?.[0];
  return [named(browsers), named(systems)].filter((name) => name !== undefined).join(" · ");
}
