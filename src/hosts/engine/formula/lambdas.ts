import type { Formula } from "../../../tables/formula/tree";

/** What a name inside LET or LAMBDA stands for: a LAMBDA that is written out where it is called, or a new name of its own. */
type Meaning = { readonly lambda: Lambda } | { readonly renamed: string };
type Environment = ReadonlyMap<string, Meaning>;

interface Lambda {
  readonly parameters: readonly string[];
  readonly body: Formula;
  readonly environment: Environment;
}

// A LAMBDA that calls itself would be written out for ever.
const deepest = 64;

/**
 * Writes called LAMBDAs out as LETs, since the engine cannot call a LAMBDA through a name: LET(f,LAMBDA(x,x*2),f(4)) becomes LET(v1,4,v1*2).
 * Every bound name becomes one of its own, so that no name is caught by another of the same spelling.
 */
export function lambdas(formula: Formula): Formula {
  if (!hasBinding(formula)) return formula;
  let count = 0;
  const fresh = () => `_v${++count}`;

  function write(part: Formula, environment: Environment, depth: number): Formula {
    switch (part.kind) {
      case "name": {
        const meaning = part.sheet === null ? environment.get(part.name.toUpperCase()) : undefined;
        if (!meaning) return part;
        return "renamed" in meaning ? { ...part, name: meaning.renamed } : asValue(meaning.lambda, depth);
      }
      case "call":
        if (part.name === "LET") return writeLet(part.arguments, environment, depth);
        if (part.name === "LAMBDA") {
          const own = lambdaOf(part, environment);
          return own ? asValue(own, depth) : { kind: "error", code: "#VALUE!" };
        }
        return { ...part, arguments: part.arguments.map((argument) => argument && write(argument, environment, depth)) };
      case "apply": {
        const called = lambdaOf(part.callee, environment);
        if (!called || depth > deepest) return { kind: "error", code: "#VALUE!" };
        return applied(called, part.arguments, environment, depth + 1);
      }
      case "group":
      case "percent":
      case "spill":
      case "sign":
        return { ...part, operand: write(part.operand, environment, depth) };
      case "binary":
        return { ...part, left: write(part.left, environment, depth), right: write(part.right, environment, depth) };
      default:
        return part;
    }
  }

  function writeLet(list: readonly (Formula | null)[], environment: Environment, depth: number): Formula {
    if (list.length < 3 || list.length % 2 === 0) return { kind: "error", code: "#VALUE!" };
    const inside = new Map(environment);
    const written: Formula[] = [];
    for (let index = 0; index + 1 < list.length; index += 2) {
      const name = list[index];
      const value = list[index + 1];
      if (name?.kind !== "name" || !value) return { kind: "error", code: "#NAME?" };
      const lambda = lambdaOf(value, inside);
      if (lambda) inside.set(name.name.toUpperCase(), { lambda });
      else {
        const own = fresh();
        written.push({ kind: "name", sheet: null, name: own }, write(value, inside, depth));
        inside.set(name.name.toUpperCase(), { renamed: own });
      }
    }
    const last = list.at(-1);
    const body: Formula = last ? write(last, inside, depth) : { kind: "number", text: "0" };
    return written.length === 0 ? { kind: "group", operand: body } : { kind: "call", name: "LET", arguments: [...written, body] };
  }

  function applied(lambda: Lambda, list: readonly (Formula | null)[], environment: Environment, depth: number): Formula {
    if (list.length !== lambda.parameters.length) return { kind: "error", code: "#VALUE!" };
    const inside = new Map(lambda.environment);
    const written: Formula[] = [];
    lambda.parameters.forEach((parameter, index) => {
      const given = list[index] ?? { kind: "number", text: "0" };
      const givenLambda = lambdaOf(given, environment);
      if (givenLambda) {
        inside.set(parameter, { lambda: givenLambda });
        return;
      }
      const own = fresh();
      written.push({ kind: "name", sheet: null, name: own }, write(given, environment, depth));
      inside.set(parameter, { renamed: own });
    });
    const body = write(lambda.body, inside, depth);
    return written.length === 0 ? { kind: "group", operand: body } : { kind: "call", name: "LET", arguments: [...written, body] };
  }

  function asValue(lambda: Lambda, depth: number): Formula {
    const inside = new Map(lambda.environment);
    const names = lambda.parameters.map((parameter): Formula => {
      const own = fresh();
      inside.set(parameter, { renamed: own });
      return { kind: "name", sheet: null, name: own };
    });
    return { kind: "call", name: "LAMBDA", arguments: [...names, write(lambda.body, inside, depth)] };
  }

  return write(formula, new Map(), 0);
}

function lambdaOf(part: Formula, environment: Environment): Lambda | null {
  if (part.kind === "group") return lambdaOf(part.operand, environment);
  if (part.kind === "name") {
    const meaning = environment.get(part.name.toUpperCase());
    return meaning && "lambda" in meaning ? meaning.lambda : null;
  }
  if (part.kind !== "call" || part.name !== "LAMBDA") return null;
  const body = part.arguments.at(-1);
  const parameters = part.arguments.slice(0, -1).map((parameter) => (parameter?.kind === "name" ? parameter.name.toUpperCase() : null));
  return body && !parameters.includes(null) ? { parameters: parameters as string[], body, environment } : null;
}

function hasBinding(part: Formula | null): boolean {
  switch (part?.kind) {
    case "call":
      return part.name === "LET" || part.name === "LAMBDA" || part.arguments.some(hasBinding);
    case "apply":
      return true;
    case "group":
    case "percent":
    case "spill":
    case "sign":
      return hasBinding(part.operand);
    case "binary":
      return hasBinding(part.left) || hasBinding(part.right);
    default:
      return false;
  }
}
