import { areaName } from "../../src/hosts/file/reference";
import { payload, ExcelObjects } from "./excelObjects";
import { answer } from "./richApi";
import type { Request, Response } from "./richApi";
import type { Thing } from "./thing";
import type { ModelEvent, WorkbookModel } from "./workbookModel";

/** One entry of a message to the add-in: category, type, target, JSON, id, whether somebody else did it. */
export type MessageEntry = readonly [category: number, type: number, target: string, json: string, id: number, isRemote: boolean];

/** What a request was, for tests that look at how Excel was spoken to. */
export interface Batch {
  readonly actions: number;
  readonly bytes: number;
  readonly waitedForEdit: boolean;
  /** Whether something was written. */
  readonly writes: boolean;
}

const delayForCellEdit = 64;
const eventCategory = 65_536;
const dataChanged = 10;

/**
 * Excel as the add-in's office.js meets it: answers its requests over a model of a workbook and sends it events. The protocol is
 * undocumented; what is here was read from the office.js that is pinned in package.json, and fails by name where that asks for more.
 */
export class Executor {
  readonly objects: ExcelObjects;
  readonly batches: Batch[] = [];
  /** Objects that are no part of the workbook, by their type name. */
  readonly services = new Map<string, Thing>([["Microsoft.InternalService.AddinInternalService", { kind: "AddinInternalService", properties: {}, methods: { NotifyActionHandlerReady: () => null } }]]);
  private readonly editors: (() => void)[] = [];
  private serial = 0;

  constructor(
    readonly model: WorkbookModel,
    private readonly push: (entries: readonly MessageEntry[]) => void,
    private readonly selectionChanged: () => void,
    /** Calculations are not waited for, as in Excel: functions may be waiting for what this very request reads. Hears what went wrong with one. */
    private readonly inBackground: ((thrown: unknown) => void) | null = null,
  ) {
    this.objects = new ExcelObjects(model);
    model.showsBusy = inBackground !== null;
    model.on((event) => this.tell(event));
  }

  private async calculate(): Promise<void> {
    if (this.inBackground === null) await this.model.calculate();
    else this.model.calculate().catch(this.inBackground);
  }

  /** Answers a request. Waits for the cell being edited where that is asked for, and for running calculations unless they go on in the background. */
  async execute(request: Request, flags: number): Promise<Response> {
    const isService = Object.values(request.ObjectPaths).some((path) => path.ObjectPathType === 2);
    if (!isService) {
      const refused = await this.admit(request, flags);
      if (refused) return refused;
      await this.calculate();
    }
    const response = answer(request, {
      global: this.objects.workbook,
      service: (name) => {
        const service = this.services.get(name);
        if (!service) throw new Error(`the executor does not know the service ${name}`);
        return service;
      },
      byReference: (reference) => this.objects.byReference(reference),
    });
    if (!isService) await this.calculate();
    if (JSON.stringify(response).length > payload) return refusal("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.");
    return response;
  }

  private async admit(request: Request, flags: number): Promise<Response | null> {
    const bytes = JSON.stringify(request).length;
    this.batches.push({ actions: request.Actions.length, bytes, waitedForEdit: (flags & delayForCellEdit) !== 0, writes: request.Actions.some((action) => action.ActionType === 4) });
    if (this.model.editing) {
      if ((flags & delayForCellEdit) === 0) return refusal("InvalidOperationInCellEditMode", "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and try again.");
      await new Promise<void>((resolve) => this.editors.push(resolve));
    }
    return bytes > payload ? refusal("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.") : null;
  }

  /** The person leaves the cell: what has waited is done. */
  finishEditing(): void {
    this.model.editing = false;
    for (const proceed of this.editors.splice(0)) proceed();
  }

  private tell(event: ModelEvent): void {
    if (event.kind === "selected") return this.selectionChanged();
    if (!this.objects.registered.has("changed")) return;
    const { sheet, area } = event;
    const address = areaName(area);
    const json = JSON.stringify({ worksheetId: sheet.id, address, changeType: "RangeEdited", source: "Local", triggerSource: "Unknown" });
    this.push([[eventCategory, dataChanged, "Workbook", json, ++this.serial, false]]);
  }
}

function refusal(Code: string, Message: string): Response {
  return { Results: [], TraceIds: [], Error: { Code, Message, ActionIndex: 0 } };
}
