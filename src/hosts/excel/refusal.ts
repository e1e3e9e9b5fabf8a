import { PcfError } from "../../errors";
import type { ErrorCode } from "../../errors";

/** What Excel is asked for: the same refusal can mean different things. */
export type Asked = "read" | "write" | "show" | "listen";

/** Excel's refusal in the person's words; anything that is no refusal of Excel's is passed on as it is. */
export function refusal(thrown: unknown, asked: Asked): unknown {
  const code = refusalCode(thrown);
  if (code === null) return thrown;
  switch (code) {
    case "InvalidOperationInCellEditMode":
    case "HostIsBusy":
      return new PcfError("host.busy", {});
    case "AccessDenied":
      return new PcfError("host.protected", { sheet: null });
    case "InactiveWorkbook":
    case "InvalidSelection":
      return new PcfError("host.otherWorkbook", {});
    case "GeneralException":
      // On the desktop this is all that Excel says while another workbook is in front.
      if (asked === "show") return new PcfError("host.otherWorkbook", {});
      break;
  }
  const { message } = thrown as Error;
  return new PcfError("host.refused" satisfies ErrorCode, { code, message: message.replace(/[.。\s]+$/, "") });
}

/** Excel's code of an error of its own ("ItemNotFound"); null for anything else. Told by its shape: office.js may be of another frame. */
export function refusalCode(thrown: unknown): string | null {
  if (typeof thrown !== "object" || thrown === null || !("debugInfo" in thrown) || !("code" in thrown)) return null;
  return typeof thrown.code === "string" ? thrown.code : null;
}
