import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype } from "./functionClass";

/** Univer takes any text for true in IF; Excel knows the texts TRUE and FALSE and calls every other one #VALUE!. */
export function patchCondition({ formula }: Univer): void {
  const condition = functionPrototype(formula.functionLogical, "IF");
  condition._handleSingleObject = (test: BaseValueObject, yes: BaseValueObject, no: BaseValueObject) => {
    if (test.isError()) return test;
    if (!test.isString()) return test.getValue() ? yes : no;
    const text = String(test.getValue()).toUpperCase();
    if (text === "TRUE") return yes;
    return text === "FALSE" ? no : formula.ErrorValueObject.create(formula.ErrorType.VALUE);
  };
}
