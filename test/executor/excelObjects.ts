import { areaName, overlaps, parseArea } from "../../src/hosts/file/reference";
import { namespaceOf } from "../../src/hosts/file/read/customXml";
import type { Area, CellValue } from "../../src/tables/grid";
import { Refusal } from "./thing";
import type { Thing } from "./thing";
import type { ModelChart, ModelSeries, ModelSheet, ModelTable, WorkbookModel } from "./workbookModel";

/** The largest answer and request that Excel on the web lets pass. */
export const payload = 5_000_000;

/** The objects of Excel's API over a model, as far as the add-in and its tests use them; what is missing is told by name. */
export class ExcelObjects {
  /** Which events somebody listens to. */
  readonly registered = new Set<string>();

  constructor(private readonly model: WorkbookModel) {}

  readonly workbook: Thing = {
    kind: "Workbook",
    properties: {
      Worksheets: () => this.worksheets(),
      Tables: () => this.tables(null),
      CustomXmlParts: () => this.parts(() => true),
      Application: () => this.application,
      Protection: () => ({ kind: "WorkbookProtection", properties: { Protected: () => this.model.structureProtected } }),
      Names: () => this.names(),
    },
    methods: {
      GetSelectedRange: () => {
        this.needFocus("InvalidSelection");
        if (this.model.selected === null) throw new Refusal("InvalidSelection", "The current selection is invalid for this action.");
        return this.range(this.model.active, this.model.selected);
      },
      _RemoveReference: () => null,
    },
  };

  private readonly application: Thing = {
    kind: "Application",
    properties: { CalculationMode: () => "Automatic" },
    methods: { Calculate: () => null },
  };

  byReference(reference: string): Thing | null {
    const [id, address] = reference.split("!") as [string, string];
    const sheet = this.model.sheet(id);
    return sheet ? (address.includes(",") ? this.ranges(sheet, address) : this.range(sheet, parseArea(address)!)) : null;
  }

  private needFocus(code: string): void {
    if (this.model.behind) throw new Refusal(code, "There was an internal error while processing the request.");
  }

  private worksheets(): Thing {
    const { model } = this;
    return {
      kind: "WorksheetCollection",
      properties: {},
      items: () => model.sheets.map((sheet) => this.worksheet(sheet)),
      methods: {
        GetItem: (key: string) => this.worksheet(need(model.sheet(key))),
        GetItemOrNullObject: (key: string) => found(model.sheet(key), (sheet) => this.worksheet(sheet)),
        Add: (name: string) => {
          this.needFocus("GeneralException");
          if (model.structureProtected) throw new Refusal("AccessDenied", "You cannot perform the requested operation.");
          if (model.sheet(name)) throw new Refusal("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
          return this.worksheet(model.addSheet(name));
        },
        GetActiveWorksheet: () => this.worksheet(model.active),
        _RegisterDataChangedEvent: () => void this.registered.add("changed"),
        _UnregisterDataChangedEvent: () => void this.registered.delete("changed"),
      },
    };
  }

  private worksheet(sheet: ModelSheet): Thing {
    return {
      kind: "Worksheet",
      id: sheet.id,
      properties: {
        Id: () => sheet.id,
        Name: () => sheet.name,
        Visibility: () => sheet.visibility,
        Tables: () => this.tables(sheet),
        Charts: () => this.charts(sheet),
        Protection: () => ({ kind: "WorksheetProtection", properties: { Protected: () => sheet.isProtected } }),
      },
      methods: {
        Delete: () => {
          this.needFocus("GeneralException");
          this.model.removeSheet(sheet);
        },
        Activate: () => {
          this.needFocus("GeneralException");
          if (sheet.visibility !== "Visible") throw new Refusal("InvalidOperation", "A hidden sheet cannot be activated.");
          this.model.active = sheet;
        },
        GetRange: (address?: string) => this.range(sheet, address ? parseArea(address)! : { top: 0, left: 0, bottom: 1_048_575, right: 16_383 }),
        GetRangeByIndexes: (row: number, column: number, rows: number, columns: number) => this.range(sheet, { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 }),
        GetRanges: (address: string) => {
          if (address.length > 8192) throw new Refusal("InvalidArgument", "The address is too long.");
          return this.ranges(sheet, address);
        },
        GetUsedRangeOrNullObject: (valuesOnly?: boolean) => found(sheet.usedArea(valuesOnly === true), (area) => this.range(sheet, area)),
      },
    };
  }

  private ranges(sheet: ModelSheet, address: string): Thing {
    const areas = address.split(",").map((part) => parseArea(part)!);
    return {
      kind: "RangeAreas",
      reference: `${sheet.id}!${address}`,
      properties: { Areas: () => this.rangeCollection(sheet, areas) },
      methods: { SetDirty: () => areas.forEach((area) => this.dirty(sheet, area)) },
    };
  }

  private rangeCollection(sheet: ModelSheet, areas: readonly Area[]): Thing {
    return { kind: "RangeCollection", properties: {}, items: () => areas.map((area) => this.range(sheet, area)), methods: { GetItemAt: (index: number) => this.range(sheet, areas[index]!) } };
  }

  private dirty(sheet: ModelSheet, area: Area): void {
    this.model.dirtied.push(`${sheet.name}!${areaName(area)}`);
    each(area, (row, column) => this.model.markDirty(sheet, row, column));
  }

  private range(sheet: ModelSheet, area: Area): Thing {
    const { model } = this;
    const rows = <T>(read: (row: number, column: number) => T): T[][] =>
      Array.from({ length: area.bottom - area.top + 1 }, (_, down) => Array.from({ length: area.right - area.left + 1 }, (__, right) => read(area.top + down, area.left + right)));
    const write = (values: unknown, put: (row: number, column: number, value: unknown) => void, touches: boolean) => {
      const lines = Array.isArray(values) ? (values as unknown[][]) : rows(() => values);
      if (lines.length !== area.bottom - area.top + 1 || lines.some((line) => line.length !== area.right - area.left + 1)) throw new Refusal("InvalidArgument", "The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
      each(area, (row, column) => sheet.isProtected && sheet.at(row, column).locked && refuse());
      // null leaves a cell as it is.
      lines.forEach((line, down) => line.forEach((value, right) => value !== null && put(area.top + down, area.left + right, value)));
      if (touches) model.changed(sheet, area);
    };
    const type = (values: unknown) => write(values, (row, column, value) => model.type(sheet, row, column, value), true);
    return {
      kind: "Range",
      reference: `${sheet.id}!${areaName(area)}`,
      properties: {
        Address: () => `${sheet.name}!${areaName(area)}`,
        RowIndex: () => area.top,
        ColumnIndex: () => area.left,
        RowCount: () => area.bottom - area.top + 1,
        ColumnCount: () => area.right - area.left + 1,
        Values: () => rows((row, column) => shown(sheet.at(row, column).value)),
        ValueTypes: () => rows((row, column) => typeOf(sheet.at(row, column).value)),
        Formulas: () => rows((row, column) => sheet.at(row, column).formula ?? shown(sheet.at(row, column).value)),
        NumberFormat: () => rows((row, column) => sheet.at(row, column).format),
        Worksheet: () => this.worksheet(sheet),
        Format: () => ({ kind: "RangeFormat", properties: { Protection: () => ({ kind: "FormatProtection", properties: { Locked: () => common(rows((row, column) => sheet.at(row, column).locked).flat()) } }) } }),
      },
      setters: {
        Values: type,
        Formulas: type,
        NumberFormat: (formats) => write(formats, (row, column, format) => sheet.put(row, column, { format: String(format) }), false),
      },
      methods: {
        Select: () => {
          this.needFocus("GeneralException");
          model.select(sheet, area);
        },
        SetDirty: () => this.dirty(sheet, area),
        GetUsedRangeOrNullObject: (valuesOnly?: boolean) => found(sheet.usedArea(valuesOnly === true, area), (used) => this.range(sheet, used)),
        GetRow: (index: number) => this.range(sheet, { ...area, top: area.top + index, bottom: area.top + index }),
        GetBoundingRect: (other: Thing) => {
          const { top, left, bottom, right } = parseArea((other.properties.Address!() as string).replace(/^.*!/, ""))!;
          return this.range(sheet, { top: Math.min(area.top, top), left: Math.min(area.left, left), bottom: Math.max(area.bottom, bottom), right: Math.max(area.right, right) });
        },
        _ValidateArraySize: (height: number, width: number) => {
          if (height !== area.bottom - area.top + 1 || width !== area.right - area.left + 1) throw new Refusal("InvalidArgument", "The array is not of the range's size.");
        },
        GetMergedAreasOrNullObject: () => {
          const merges = sheet.merges.filter((merge) => overlaps(merge, area));
          if (merges.length > 512) throw new Refusal("GeneralException", "There was an internal error while processing the request.");
          return merges.length === 0 ? null : this.ranges(sheet, merges.map(areaName).join(","));
        },
      },
    };
  }

  private names(): Thing {
    const { names } = this.model;
    const item = (name: string): Thing => ({
      kind: "NamedItem",
      id: name,
      properties: { Name: () => name, Formula: () => names.get(name), Type: () => "Range" },
      methods: { Delete: () => void names.delete(name), GetRange: () => this.named(names.get(name)!) },
    });
    return {
      kind: "NamedItemCollection",
      properties: {},
      items: () => [...names.keys()].map(item),
      methods: {
        Add: (name: string, reference: Thing | string) => {
          if (names.has(name)) throw new Refusal("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
          names.set(name, typeof reference === "string" ? reference : `=${absolute(reference.properties.Address!() as string)}`);
          return item(name);
        },
        GetItem: (name: string) => item(need(names.has(name) ? name : undefined)),
        GetItemOrNullObject: (name: string) => (names.has(name) ? item(name) : null),
      },
    };
  }

  private named(formula: string): Thing {
    const [name, address] = formula.replace(/^=|[$']/g, "").split("!") as [string, string];
    return this.range(need(this.model.sheet(name)), parseArea(address)!);
  }

  private tables(sheet: ModelSheet | null): Thing {
    const { model } = this;
    const all = () => model.sheets.filter((one) => sheet === null || one === sheet).flatMap((one) => one.tables.map((table) => ({ one, table })));
    const named = (key: string) => all().find(({ table }) => table.id === key || table.name.toLowerCase() === key.toLowerCase());
    return {
      kind: "TableCollection",
      properties: {},
      items: () => all().map(({ one, table }) => this.table(one, table)),
      methods: {
        GetItem: (key: string) => found(need(named(key)), ({ one, table }) => this.table(one, table)),
        GetItemOrNullObject: (key: string) => found(named(key), ({ one, table }) => this.table(one, table)),
        Add: (range: Thing | string, hasHeaders: boolean) => {
          const address = typeof range === "string" ? range : (range.properties.Address!() as string);
          const area = parseArea(address.replace(/^.*!/, ""))!;
          const place = sheet ?? model.active;
          if (place.tables.some((table) => overlaps(table.area, area))) throw new Refusal("InvalidArgument", "A table can't overlap another table.");
          const table: ModelTable = { id: model.nextId("table"), name: `Table${all().length + 1}`, area, headerRows: hasHeaders ? 1 : 0, totalsRows: 0, columns: headers(place, area) };
          place.tables.push(table);
          return this.table(place, table);
        },
      },
    };
  }

  private table(sheet: ModelSheet, table: ModelTable): Thing {
    return {
      kind: "Table",
      id: table.id,
      properties: {
        Id: () => table.id,
        Name: () => table.name,
        ShowHeaders: () => table.headerRows === 1,
        ShowTotals: () => table.totalsRows === 1,
        Worksheet: () => this.worksheet(sheet),
        Columns: () => ({ kind: "TableColumnCollection", properties: {}, items: () => table.columns.map((name, index): Thing => ({ kind: "TableColumn", id: index + 1, properties: { Name: () => name } })) }),
      },
      setters: {
        Name: (name: string) => {
          if (this.model.sheets.some((one) => one.tables.some((other) => other !== table && other.name.toLowerCase() === name.toLowerCase()))) throw new Refusal("InvalidArgument", "The name already exists.");
          Object.assign(table, { name });
        },
        ShowTotals: (shows: boolean) => this.showTotals(sheet, table, shows),
      },
      methods: {
        GetRange: () => this.range(sheet, table.area),
        Resize: (range: Thing | string) => {
          const area = parseArea((typeof range === "string" ? range : (range.properties.Address!() as string)).replace(/^.*!/, ""))!;
          Object.assign(table, { area, columns: headers(sheet, area) });
        },
      },
    };
  }

  /** As Excel does: the row below, with a label in the first column and a sum of what is visible in the last. */
  private showTotals(sheet: ModelSheet, table: ModelTable, shows: boolean): void {
    if (shows === (table.totalsRows === 1)) return;
    const { area, columns } = table;
    const row = shows ? area.bottom + 1 : area.bottom;
    const cells = columns.map((_, index) => sheet.at(row, area.left + index));
    if (shows && cells.some(({ value, formula }) => value !== null || formula !== null)) throw new Error("the executor does not move the cells below a table");
    Object.assign(table, { area: { ...area, bottom: shows ? row : row - 1 }, totalsRows: Number(shows) });
    columns.forEach((name, index) => {
      const content = !shows ? "" : index === 0 ? "Total" : index === columns.length - 1 ? `=SUBTOTAL(109,[${name}])` : "";
      this.model.type(sheet, row, area.left + index, content);
    });
    this.model.changed(sheet, { ...area, top: row, bottom: row });
  }

  private charts(sheet: ModelSheet): Thing {
    return {
      kind: "ChartCollection",
      properties: {},
      items: () => sheet.charts.map((chart) => this.chart(chart)),
      methods: {
        Add: (type: string, source: Thing) => {
          if (sheet.isProtected) refuse();
          const chart: ModelChart = { type, name: `Chart ${sheet.charts.length + 1}`, title: "", legend: true, valueAxis: "", reversed: false, labels: "NextToAxis", spacing: 1, place: null, series: [newSeries("Series1", addressOf(source))] };
          sheet.charts.push(chart);
          return this.chart(chart);
        },
      },
    };
  }

  private chart(chart: ModelChart): Thing {
    const part = (kind: string, setters: NonNullable<Thing["setters"]>, properties: Thing["properties"] = {}): Thing => ({ kind, properties, setters });
    return {
      kind: "Chart",
      id: chart.name,
      properties: {
        Title: () => part("ChartTitle", { Text: (text: string) => void (chart.title = text) }),
        Legend: () => part("ChartLegend", { Visible: (visible: boolean) => void (chart.legend = visible) }),
        Series: () => ({
          kind: "ChartSeriesCollection",
          properties: {},
          items: () => chart.series.map((series) => this.chartSeries(series)),
          methods: {
            GetItemAt: (index: number) => this.chartSeries(need(chart.series[index])),
            Add: (name: string) => this.chartSeries(chart.series[chart.series.push(newSeries(name, "")) - 1]!),
          },
        }),
        Axes: () => part("ChartAxes", {}, {
          CategoryAxis: () => part("ChartAxis", { ReversePlotOrder: (reversed: boolean) => void (chart.reversed = reversed), TickLabelPosition: (labels: string) => void (chart.labels = labels), TickLabelSpacing: (spacing: number) => void (chart.spacing = spacing) }),
          ValueAxis: () => part("ChartAxis", {}, { Title: () => part("ChartAxisTitle", { Text: (text: string) => void (chart.valueAxis = text) }) }),
        }),
      },
      setters: { Name: (name: string) => void (chart.name = name) },
      methods: {
        SetPosition: (from: Thing, to: Thing) => {
          const [first, last] = [from, to].map((cell) => parseArea(addressOf(cell).replace(/^.*!/, ""))!);
          chart.place = { top: first!.top, left: first!.left, bottom: last!.bottom, right: last!.right };
        },
      },
    };
  }

  private chartSeries(series: ModelSeries): Thing {
    const filled = (colour: (of: string | null) => void): Thing => ({
      kind: "ChartFormat",
      properties: { Fill: () => ({ kind: "ChartFill", properties: {}, methods: { SetSolidColor: (of: string) => colour(of), Clear: () => colour(null) } }) },
    });
    return {
      kind: "ChartSeries",
      properties: {
        Format: () => filled((of) => void (series.colour = of)),
        Points: () => ({ kind: "ChartPointsCollection", properties: {}, items: () => [], methods: { GetItemAt: (index: number): Thing => ({ kind: "ChartPoint", properties: { Format: () => filled((of) => void series.points.set(index, of ?? "")) } }) } }),
      },
      setters: { Name: (name: string) => void (series.name = name), GapWidth: (gap: number) => void (series.gap = gap) },
      methods: {
        SetValues: (range: Thing) => void (series.values = addressOf(range)),
        SetXAxisValues: (range: Thing) => void (series.categories = addressOf(range)),
      },
    };
  }

  private parts(wanted: (xml: string) => boolean): Thing {
    const { parts } = this.model;
    const part = (id: string): Thing => ({
      kind: "CustomXmlPart",
      id,
      properties: { Id: () => id, NamespaceUri: () => namespaceOf(parts.get(id)!, id) },
      methods: { GetXml: () => parts.get(id), SetXml: (xml: string) => void parts.set(id, wellFormed(xml)), Delete: () => void parts.delete(id) },
    });
    return {
      kind: "CustomXmlPartCollection",
      properties: {},
      items: () => [...parts].filter(([, xml]) => wanted(xml)).map(([id]) => part(id)),
      methods: {
        Add: (xml: string) => {
          const id = this.model.nextId("part");
          parts.set(id, wellFormed(xml));
          return part(id);
        },
        GetByNamespace: (namespace: string) => this.parts((xml) => namespaceOf(xml, "part") === namespace),
        GetItem: (id: string) => part(id),
        GetOnlyItem: () => part(need([...parts].find(([, xml]) => wanted(xml))?.[0])),
      },
    };
  }
}

function newSeries(name: string, values: string): ModelSeries {
  return { name, values, categories: "", colour: "automatic", gap: 150, points: new Map() };
}

function addressOf(range: Thing): string {
  return range.properties.Address!() as string;
}

/** "Sheet1!A1:B2" as a name refers to it: "Sheet1!$A$1:$B$2". */
function absolute(address: string): string {
  const [sheet, cells] = address.split("!") as [string, string];
  return `${sheet}!${cells.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
}

function wellFormed(xml: string): string {
  if (namespaceOf(xml, "part") === null) throw new Refusal("InvalidArgument", "The XML is not well-formed.");
  return xml;
}

function headers(sheet: ModelSheet, area: Area): string[] {
  return Array.from({ length: area.right - area.left + 1 }, (_, index) => String(sheet.at(area.top, area.left + index).value ?? `Column${index + 1}`));
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal("ItemNotFound", "The requested resource doesn't exist.");
  return value;
}

function found<T>(value: T | null | undefined, make: (value: T) => Thing): Thing | null {
  return value === null || value === undefined ? null : make(value);
}

function each(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.top; row <= area.bottom; row++) for (let column = area.left; column <= area.right; column++) visit(row, column);
}

function refuse(): never {
  throw new Refusal("AccessDenied", "You cannot perform the requested operation.");
}

const shown = (value: CellValue) => (value === null ? "" : typeof value === "object" ? value.error : value);
const typeOf = (value: CellValue) => (value === null ? "Empty" : typeof value === "object" ? "Error" : typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String");
const common = (values: readonly boolean[]) => (values.every((value) => value === values[0]) ? values[0] : null);
