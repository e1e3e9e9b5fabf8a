import { LocaleType, LogLevel, Univer, mergeLocales } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import enUS from "@univerjs/preset-sheets-core/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";

const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: mergeLocales(enUS) }, logLevel: LogLevel.WARN });
const preset = UniverSheetsCorePreset({ container: "grid" });
for (const plugin of preset.plugins) {
  if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
  else univer.registerPlugin(plugin);
}
const api = FUniver.newAPI(univer);
api.createWorkbook({ id: "wb", sheetOrder: ["s1"], sheets: { s1: { id: "s1", name: "Sheet1", cellData: { 0: { 0: { v: 5 }, 1: { f: "=A1*2" }, 2: { f: "=SEQUENCE(3)" } } } } } });
Object.assign(window, { api, univer });
