// The one entry of the page: functions and pane in one runtime, with one factor book between them.
import "../functions";
import { failBook, provideBook, speak } from "../functions/session";
import { createBook } from "../src/factors/book";
import { factorsOf } from "../src/factors/libraryAsset";
import { fetchLibrary } from "../src/hosts/fetchLibrary";
import { languageOf } from "../src/locales";
import "./taskpane.css";

// Asked for at once: cells that name a factor wait for it, and Excel may already be calculating.
fetchLibrary("library.json").then(
  (library) => provideBook(createBook({ pinned: [], library: factorsOf(library), readings: library.readings })),
  (error: Error) => failBook(error.message),
);

void Office.onReady(({ host }) => {
  const inExcel = host === Office.HostType.Excel;
  if (inExcel) speak(languageOf(Office.context.displayLanguage));
  document.body.dataset.state = inExcel ? "excel" : "browser";
});
