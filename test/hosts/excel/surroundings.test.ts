import { brightnessOf, hostTheme, onThemeChange } from "../../../src/hosts/excel/surroundings";
import type { HostTheme } from "../../../src/hosts/excel/surroundings";

// The theme as Excel for Windows and Mac tells it: in the context, and by an event of the document. Excel on the web tells none.
type Handler = (event: object) => void;

/** A window around the pane: what Excel says, and what the browser prefers. */
function around({ theme, dark = false, contrast = false }: { theme?: object; dark?: boolean; contrast?: boolean }) {
  const handlers = new Set<Handler>();
  const preferred = (query: string) => (query.includes("forced-colors") ? contrast : dark);
  const context = {
    officeTheme: theme,
    document: {
      addHandlerAsync: (type: string, handler: Handler, done: () => void) => {
        if (type === "officeThemeChanged") handlers.add(handler);
        done();
      },
      removeHandlerAsync: (_: string, { handler }: { handler: Handler }, done: () => void) => {
        handlers.delete(handler);
        done();
      },
    },
  };
  Object.assign(globalThis, {
    Office: { context, EventType: { OfficeThemeChanged: "officeThemeChanged" } },
    matchMedia: (query: string) => ({ matches: preferred(query), addEventListener: () => undefined, removeEventListener: () => undefined }),
  });
  return { handlers, context };
}

test.each<[string, Parameters<typeof around>[0], HostTheme]>([
  ["Excel's white theme", { theme: { bodyBackgroundColor: "#FFFFFF" }, dark: true }, "light"],
  ["Excel's black theme, by its colour", { theme: { bodyBackgroundColor: "#262626" } }, "dark"],
  ["Excel's own word before the colour", { theme: { bodyBackgroundColor: "#FFFFFF", isDarkTheme: true } }, "dark"],
  ["high contrast of the system before all", { theme: { bodyBackgroundColor: "#FFFFFF" }, contrast: true }, "contrast"],
  ["no theme: the browser's preference", { dark: true }, "dark"],
  ["a colour that is none: the browser's preference", { theme: { bodyBackgroundColor: "Window" } }, "light"],
])("%s", (_, given, expected) => {
  around(given);
  expect(hostTheme()).toBe(expected);
});

test("a change that Excel tells is told on, until nobody listens; also where the event brings no colours", () => {
  const { handlers, context } = around({ theme: { bodyBackgroundColor: "#FFFFFF" } });
  const told: HostTheme[] = [];
  const stop = onThemeChange((theme) => told.push(theme));
  const tell = (event: object) => handlers.forEach((handler) => handler(event));
  tell({ officeTheme: { bodyBackgroundColor: "#000000" } });
  context.officeTheme = { bodyBackgroundColor: "#F0F0F0" };
  tell({});
  expect(told).toEqual(["dark", "light"]);
  stop();
  expect(handlers.size).toBe(0);
});

test("brightness is that of the eye, and none for what is no colour", () => {
  expect(brightnessOf("#00ff00")).toBeGreaterThan(brightnessOf("#ff0000")!);
  expect(["#fff", "", "Window", undefined].map(brightnessOf)).toEqual([null, null, null, null]);
});
