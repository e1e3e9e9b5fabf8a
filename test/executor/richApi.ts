import { isThing, Refusal } from "./thing";
import type { Thing } from "./thing";

/** A request of office.js: objects by how they are reached, and what is to be done with them, in order. */
export interface Request {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

export interface Response {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  /** The marks that were reached: event handlers are attached only behind those. */
  readonly TraceIds: readonly number[];
  readonly Error?: { readonly Code: string; readonly Message: string; readonly ActionIndex: number };
}

/** How the outside of the requests is answered. */
export interface Roots {
  /** The global object: the workbook, or what stands for it in the custom functions' requests. */
  readonly global: Thing;
  /** A service by its type name ("Microsoft.ExcelServices.CustomFunctions"). */
  service(name: string): Thing;
  /** A range by the reference it was given. */
  byReference(reference: string): Thing | null;
}

const [instantiate, query, method, set, trace, queryAsJson, update] = [1, 2, 3, 4, 5, 7, 9];

/** Does one request, action after action, until one is refused; what was done before stays done, as in Excel. */
export function answer(request: Request, roots: Roots): Response {
  const things = new Map<number, Thing | null>();
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];

  function resolve(id: number): Thing | null {
    const known = things.get(id);
    if (known !== undefined) return known;
    const path = request.ObjectPaths[id];
    if (!path) throw new Error(`the request names the object ${id}, and has no path to it`);
    const thing = reach(path);
    things.set(id, thing);
    return thing;
  }

  function reach(path: ObjectPath): Thing | null {
    if (path.ObjectPathType === 1) return roots.global;
    if (path.ObjectPathType === 2) return roots.service(path.Name);
    if (path.ObjectPathType === 6) return roots.byReference(path.Name);
    const parent = resolve(path.ParentObjectPathId!);
    // Whatever is asked of a null object is a null object.
    if (parent === null) return null;
    const value = path.ObjectPathType === 3 ? invoke(parent, path.Name, path.ArgumentInfo) : path.ObjectPathType === 4 ? property(parent, path.Name) : invoke(parent, "GetItem", path.ArgumentInfo);
    if (value !== null && !isThing(value)) throw new Error(`${parent.kind}.${path.Name} is no object`);
    return value;
  }

  function invoke(thing: Thing, name: string, info: Arguments = {}): unknown {
    const call = thing.methods?.[name];
    if (!call) throw new Error(`the executor does not know ${thing.kind}.${name}`);
    return call(...(info.Arguments ?? []).map((argument, index) => {
      const reference = info.ReferencedObjectPathIds?.[index];
      return typeof reference === "number" && reference > 0 ? resolve(reference) : argument;
    }));
  }

  function act(action: Action): unknown {
    if (action.ActionType === trace) return null;
    const thing = resolve(action.ObjectPathId);
    if (thing === null) return null;
    switch (action.ActionType) {
      case instantiate:
        return identity(thing);
      case query:
      case queryAsJson:
        return select(thing, [...(action.QueryInfo?.Select ?? []), ...(action.QueryInfo?.Expand ?? [])]);
      case method:
        if (action.Name === "_KeepReference" || action.Name === "_ReleaseReference") return null;
        return simple(invoke(thing, action.Name, action.ArgumentInfo));
      case set:
        assign(thing, action.Name, action.ArgumentInfo?.Arguments?.[0]);
        return null;
      case update:
        for (const [name, value] of Object.entries(action.ArgumentInfo?.Arguments?.[0] as object)) assign(thing, capitalised(name), value);
        return null;
      default:
        throw new Error(`the executor does not know actions of type ${action.ActionType}`);
    }
  }

  for (const [index, action] of request.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: act(action) });
      if (action.ActionType === trace) traces.push(action.Id);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { Results: results, TraceIds: traces, Error: { Code: thrown.code, Message: thrown.message, ActionIndex: index } };
    }
  }
  return { Results: results, TraceIds: traces };
}

function property(thing: Thing, name: string): unknown {
  const read = thing.properties[name];
  if (!read) throw new Error(`the executor does not know ${thing.kind}.${name}`);
  return read();
}

function assign(thing: Thing, name: string, value: unknown): void {
  const write = thing.setters?.[name];
  if (!write) throw new Error(`the executor cannot set ${thing.kind}.${name}`);
  write(value);
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function identity({ id, reference }: Thing): Record<string, unknown> {
  return { ...(id !== undefined && { Id: id }), ...(reference !== undefined && { _ReferenceId: reference }) };
}

/** The properties that a load asks for: "name", "items/name", "worksheet/name"; a collection's items always with their ids. */
function select(thing: Thing, paths: readonly string[]): Record<string, unknown> {
  const wanted = new Map<string, string[]>();
  for (const path of paths) {
    const [first, ...rest] = path.split("/");
    const deeper = wanted.get(capitalised(first!)) ?? [];
    wanted.set(capitalised(first!), rest.length > 0 ? [...deeper, rest.join("/")] : deeper);
  }
  const answered: Record<string, unknown> = identity(thing);
  if (thing.items) {
    // load("name") on a collection means its items' names.
    const inner = [...(wanted.get("Items") ?? []), ...paths.filter((path) => !/^items\b/.test(path))];
    answered._Items = thing.items().map((item) => select(item, inner));
    return answered;
  }
  // "*" (all that is plain) comes with load("items"): the ids are there already.
  wanted.delete("*");
  for (const [name, deeper] of wanted) {
    const value = property(thing, name);
    answered[name] = isThing(value) ? select(value, deeper) : value;
  }
  return answered;
}

function simple(value: unknown): unknown {
  return isThing(value) ? identity(value) : value === undefined ? null : value;
}
