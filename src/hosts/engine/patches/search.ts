import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype } from "./functionClass";

/** Univer's SEARCH takes ? and * for themselves; in Excel they stand for one and for any characters, ~ before them takes that away. */
export function patchSearch({ formula }: Univer): void {
  const search = functionPrototype(formula.functionText, "SEARCH");
  const plain = search._handleSingleObject as (this: unknown, ...values: BaseValueObject[]) => BaseValueObject;
  search._handleSingleObject = function (this: unknown, wanted: BaseValueObject, within: BaseValueObject, from: BaseValueObject) {
    const pattern = wanted.isString() ? String(wanted.getValue()) : "";
    if (!/[?*~]/.test(pattern)) return plain.call(this, wanted, within, from);
    const text = String(within.getValue() ?? "");
    const start = Math.floor(Number(from.getValue()));
    if (!(start >= 1) || start > text.length) return formula.ErrorValueObject.create(formula.ErrorType.VALUE);
    const at = text.slice(start - 1).search(wildcard(pattern));
    return at < 0 ? formula.ErrorValueObject.create(formula.ErrorType.VALUE) : formula.NumberValueObject.create(start + at);
  };
}

function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/~([?*~])|([?*])|([\s\S])/gu, (_, escaped?: string, wild?: string, plain?: string) => {
    if (wild) return wild === "?" ? "[\\s\\S]" : "[\\s\\S]*?";
    return (escaped ?? plain ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(source, "iu");
}
