import { auditOfSteps } from "../../src/workbook/auditOf";
import { element, freshId } from "../element";
import { button } from "../button";
import type { Model } from "../model";
import { StepRunner } from "./runInSteps";
import { saveFile } from "../saveFile";
import { pin, readResults, readUnpinned, whileFrozen } from "./shareWork";

/** The zip for a verifier: made by the host where that has the file itself, else from the copies that the program hands over. */
export class PackSection {
  readonly element: HTMLElement;
  private readonly runner: StepRunner;

  constructor(
    private readonly model: Model,
    announce: (text: string) => void,
    /** Nothing else may change the workbook while the pack is being made. */
    alone: (work: () => Promise<string>) => Promise<string | null>,
  ) {
    const { host, words: { share } } = model;
    const make = button(share.packNow, () => void this.runner.run(() => alone(() => this.make())), { appearance: "outline" });
    this.runner = new StepRunner(model, announce, () => [make]);
    const canMake = host.pack !== undefined || host.packFiles !== undefined;
    const title = freshId("share");
    this.element = element(
      "section", { "aria-labelledby": title },
      element("h2", { id: title }, share.pack), element("p", { class: "quiet" }, share.packHint),
      host.packFiles !== undefined && element("p", { class: "quiet" }, share.packFreezes),
      ...(canMake ? [element("div", { class: "actions" }, make), this.runner.element] : [element("p", { class: "quiet" }, share.packSaved), element("code", {}, "npm run -s pcf -- pack workbook.xlsx -o pack.zip")]),
    );
  }

  private async make(): Promise<string> {
    const { host, words: { share } } = this.model;
    await this.runner.step(share.working, 0);
    if (host.pack === undefined) return this.fromCopies();
    const { name, factors, findings } = await host.pack();
    return share.packed(name, factors, findings);
  }

  /** The workbook as it stands, and once more while it is frozen. */
  private async fromCopies(): Promise<string> {
    const { model, runner } = this;
    const { share, documents } = model.words;
    const { openDocument, verifierPack } = await model.host.packFiles!();
    await pin(model, (await readUnpinned(model)).map(({ factor }) => factor));
    const audited = { grids: await readResults(model), factors: model.library, pinned: model.pinned, ...(await model.decisions()) };
    const audit = await runner.drive(auditOfSteps(audited), documents.checking, ({ done, of }) => (60 * done) / of);
    await runner.step(share.working, 60);
    const { name, extension, bytes: workbook } = await openDocument();
    const { twin, frozen } = await whileFrozen(model, async (frozen) => ({ frozen, twin: (await openDocument()).bytes }));
    await runner.step(documents.writing, 90);
    const stillLive = frozen.left.map(({ sheet, cell }) => `${sheet}!${cell}`);
    const { bytes, factors, findings } = await verifierPack({ workbook, frozen: twin, extension, factors: model.pinned, audit, version: model.libraryVersion, keptAsValues: frozen.values, stillLive, language: model.language });
    const file = `${name || share.packFile}.zip`;
    saveFile(file, bytes as Uint8Array<ArrayBuffer>, "application/zip");
    return [share.packed(file, factors, findings), stillLive.length > 0 ? share.packLive(stillLive.length) : ""].filter((part) => part !== "").join(" ");
  }
}
