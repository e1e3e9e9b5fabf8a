import { IFormulaRuntimeService } from "@univerjs/engine-formula";
import type { ArrayValueObject, BaseReferenceObject, BaseValueObject, ErrorValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import type { Injector } from "@univerjs/core";

/** The messages of error values by the cell they stand in. The engine's cells hold an error's code only. */
export interface Messages {
  /** The message of the error that the last calculation put into this cell. */
  at(unitId: string, sheetId: string, row: number, column: number): string | undefined;
  /** Forgets those of a workbook that was closed. */
  forget(unitId: string): void;
}

/** Listens where the engine writes a formula's final value: there an error value still has the content our functions gave it. */
export function collectMessages(injector: Injector): Messages {
  const byUnit = new Map<string, Map<string, Map<string, string>>>();
  const runtime = injector.get(IFormulaRuntimeService);
  const write = runtime.setRuntimeData.bind(runtime);
  runtime.setRuntimeData = (result: FunctionVariantType) => {
    let sheets = byUnit.get(runtime.currentUnitId);
    if (!sheets) byUnit.set(runtime.currentUnitId, (sheets = new Map()));
    let messages = sheets.get(runtime.currentSubUnitId);
    if (!messages) sheets.set(runtime.currentSubUnitId, (messages = new Map()));
    keep(messages, result, runtime.currentRow, runtime.currentColumn);
    write(result);
  };
  return {
    at: (unitId, sheetId, row, column) => byUnit.get(unitId)?.get(sheetId)?.get(`${row},${column}`),
    forget: (unitId) => byUnit.delete(unitId),
  };
}

function keep(messages: Map<string, string>, result: FunctionVariantType, row: number, column: number): void {
  const put = (value: BaseValueObject | null | undefined, down: number, right: number) => {
    const cell = `${row + down},${column + right}`;
    const message = value?.isError() ? (value as ErrorValueObject).getErrorContent() : "";
    if (message === "") messages.delete(cell);
    else messages.set(cell, message);
  };
  if (result.isReferenceObject()) {
    put((result as BaseReferenceObject).getFirstCell(), 0, 0);
    return;
  }
  const value = result as BaseValueObject;
  if (!value.isArray()) {
    put(value, 0, 0);
    return;
  }
  (value as ArrayValueObject).iterator((each, down, right) => put(each as BaseValueObject | null, down, right));
}
