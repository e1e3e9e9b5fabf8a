import type { BaseFunction, Interpreter, IFormulaRuntimeService, LexerNode } from "@univerjs/engine-formula";
import type { Executor } from "../executors";
import type { Univer } from "../univer";

/** The parts of a Univer without a page that compute a formula. */
export interface UniverInstance {
  readonly interpreter: Interpreter;
  readonly runtime: IFormulaRuntimeService;
  parse(formula: string): unknown;
  hasFunction(name: string): boolean;
  functionNames(): string[];
  /** Opens an empty workbook with these sheets, for functions that ask for their names; answers how to close it. */
  open(unitId: string, sheets: readonly { readonly id: string; readonly name: string }[], names: readonly { readonly name: string; readonly refersTo: string }[]): () => void;
}

/** Starts Univer's formula engine with further functions. It knows no sheets but those that `open` gives it. */
export function createInstance({ core, formula }: Univer, functions: readonly Executor[]): UniverInstance {
  const univer = new core.Univer({ locale: core.LocaleType.EN_US, logLevel: core.LogLevel.SILENT });
  univer.registerPlugin(formula.UniverFormulaEnginePlugin, { function: functions as [new (name: string) => BaseFunction, string][] });
  const injector = univer.__getInjector();
  // Plugins of this kind start with the first workbook.
  univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, { id: "none", sheetOrder: ["none"], sheets: { none: { id: "none", name: "none" } } });
  injector.get(core.IUniverInstanceService).disposeUnit("none");
  const lexer = injector.get(formula.LexerTreeBuilder);
  const builder = injector.get(formula.AstTreeBuilder);
  const executors = injector.get(formula.IFunctionService);
  const config = injector.get(formula.IFormulaCurrentConfigService);
  const runtime = injector.get(formula.IFormulaRuntimeService);
  const names = injector.get(formula.IDefinedNamesService);
  const units = injector.get(core.IUniverInstanceService);

  return {
    interpreter: injector.get(formula.Interpreter),
    runtime,
    // The lexer remembers its trees by text, but parsing LET changes a tree: each parse needs one of its own, finished by the step that remembering includes.
    parse(text) {
      const tree = lexer.treeBuilder(text, false);
      const finish = lexer as unknown as { _suffixExpressionHandler(tree: unknown): boolean };
      if (typeof tree === "string" || !finish._suffixExpressionHandler(tree)) throw new Error(`not read: ${text}`);
      const node = builder.parse(tree as LexerNode);
      if (!node) throw new Error(`not read: ${text}`);
      return node;
    },
    hasFunction: (name) => executors.hasExecutor(name),
    functionNames: () => [...executors.getExecutors().keys()].map(String),
    open(unitId, sheets, definedNames) {
      const snapshot = Object.fromEntries(sheets.map(({ id, name }) => [id, { id, name, rowCount: 1048576, columnCount: 16384, cellData: {} }]));
      univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, { id: unitId, sheetOrder: sheets.map(({ id }) => id), sheets: snapshot });
      units.setCurrentUnitForType(unitId);
      definedNames.forEach(({ name, refersTo }, index) => names.registerDefinedName(unitId, { id: String(index), name, formulaOrRefString: refersTo }));
      config.load({ formulaData: {}, arrayFormulaCellData: {}, arrayFormulaRange: {}, forceCalculate: true, dirtyRanges: [], dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {} });
      runtime.reset();
      return () => {
        names.removeUnitDefinedName(unitId);
        units.disposeUnit(unitId);
        runtime.reset();
      };
    },
  };
}
