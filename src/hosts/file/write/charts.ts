import type { Area } from "../../../tables/grid";
import type { ChartSeries, NativeChart } from "../../../workbook/nativeChart";
import { scanSheet } from "../read/sheetScan";
import { cellName } from "../reference";
import { append, splice } from "../xml/splice";
import { writeAttribute, writeText } from "../xml/text";
import type { PackageEdit } from "./packageEdit";
import { insertChild } from "./sheetOrder";
import { mainNamespace } from "./styles";

const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const drawingType = "application/vnd.openxmlformats-officedocument.drawing+xml";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The namespaces of drawings, which a strict file spells otherwise (ISO/IEC 29500-1 and -4). */
interface Spaces {
  readonly chart: string;
  readonly drawing: string;
  readonly sheet: string;
  readonly relationships: string;
}

function spacesOf(edit: PackageEdit): Spaces {
  const root = mainNamespace(edit).includes("purl.oclc.org") ? "http://purl.oclc.org/ooxml" : null;
  return {
    chart: root ? `${root}/drawingml/chart` : "http://schemas.openxmlformats.org/drawingml/2006/chart",
    drawing: root ? `${root}/drawingml/main` : "http://schemas.openxmlformats.org/drawingml/2006/main",
    sheet: root ? `${root}/drawingml/spreadsheetDrawing` : "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    relationships: root ? `${root}/officeDocument/relationships` : "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  };
}

/** Adds a chart to the drawing of a sheet, which gets one where it has none. Its values stay in the cells: the file holds no copy of them. */
export function addChart(edit: PackageEdit, sheetPath: string, chart: NativeChart): void {
  const spaces = spacesOf(edit);
  const drawing = drawingOf(edit, sheetPath, spaces);
  const folder = edit.file.workbookPath.slice(0, edit.file.workbookPath.lastIndexOf("/") + 1);
  const relation = edit.add(edit.freePath(`${folder}charts/chart{n}.xml`), chartXml(chart, spaces), chartType, drawing, "chart");
  const root = edit.tree(drawing);
  const numbers = [...edit.text(drawing).matchAll(/<(?:\w+:)?cNvPr\b[^>]*?\bid="(\d+)"/g)].map(([, id]) => Number(id));
  edit.set(drawing, splice(root.source, [append(root, anchorXml(chart, relation, Math.max(1, ...numbers) + 1, spaces))]));
}

function drawingOf(edit: PackageEdit, sheetPath: string, spaces: Spaces): string {
  const known = edit.relationships(sheetPath).find(({ kind, external, target }) => kind === "drawing" && !external && edit.has(target));
  if (known) return known.target;
  const folder = edit.file.workbookPath.slice(0, edit.file.workbookPath.lastIndexOf("/") + 1);
  const path = edit.freePath(`${folder}drawings/drawing{n}.xml`);
  const relation = edit.add(path, `${declaration}<xdr:wsDr xmlns:xdr="${spaces.sheet}" xmlns:a="${spaces.drawing}"></xdr:wsDr>`, drawingType, sheetPath, "drawing");
  const text = edit.text(sheetPath);
  const layout = scanSheet(text, sheetPath, {});
  edit.set(sheetPath, splice(text, [insertChild(text, layout, "drawing", `<${layout.prefix}drawing xmlns:r="${spaces.relationships}" r:id="${relation}"/>`)]));
  return path;
}

function anchorXml({ name, description, place }: NativeChart, relation: string, id: number, spaces: Spaces): string {
  const corner = (tag: string, row: number, column: number) => `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  const frame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${writeAttribute(name)}" descr="${writeAttribute(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${spaces.chart}"><c:chart xmlns:c="${spaces.chart}" xmlns:r="${spaces.relationships}" r:id="${relation}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
  return `<xdr:twoCellAnchor xmlns:xdr="${spaces.sheet}" xmlns:a="${spaces.drawing}">${corner("from", place.top, place.left)}${corner("to", place.bottom + 1, place.right + 1)}${frame}<xdr:clientData/></xdr:twoCellAnchor>`;
}

/** ECMA-376 part 1, 21.2: elements stand in the one order that Excel accepts. */
function chartXml(chart: NativeChart, spaces: Spaces): string {
  const { kind, title, series, valueAxis } = chart;
  const lies = kind !== "columns";
  const small = '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>';
  const titled = (text: string, size: number, bold: 0 | 1) => `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold}"/></a:pPr><a:r><a:rPr lang="en-US" sz="${size}" b="${bold}"/><a:t>${writeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const bars = `<c:barChart><c:barDir val="${lies ? "bar" : "col"}"/><c:grouping val="${kind === "stackedBars" ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series.map((one, index) => seriesXml(chart, one, index)).join("")}<c:gapWidth val="${lies ? 40 : 5}"/>${kind === "stackedBars" ? '<c:overlap val="100"/>' : ""}<c:axId val="1001"/><c:axId val="1002"/></c:barChart>`;
  const names = `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="${lies ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${lies ? "l" : "b"}"/><c:numFmt formatCode="${lies ? "General" : "#,##0.###"}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${small}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${lies ? "" : '<c:tickLblSkip val="3"/>'}<c:noMultiLvlLbl val="1"/></c:catAx>`;
  // The names run downwards from the top, so that the axis of values stands where they end.
  const amounts = `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${lies ? "b" : "l"}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${titled(valueAxis, 900, 0)}<c:numFmt formatCode="#,##0.###" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${small}<c:crossAx val="1001"/><c:crosses val="${lies ? "max" : "autoZero"}"/></c:valAx>`;
  return `${declaration}<c:chartSpace xmlns:c="${spaces.chart}" xmlns:a="${spaces.drawing}" xmlns:r="${spaces.relationships}"><c:roundedCorners val="0"/><c:chart>${titled(title, 1200, 1)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${bars}${names}${amounts}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function seriesXml({ sheet, categories, kind }: NativeChart, { name, values, colour, points = [] }: ChartSeries, index: number): string {
  const fill = (of: string | null) => `<c:spPr>${of === null ? "<a:noFill/>" : `<a:solidFill><a:srgbClr val="${of.slice(1).toUpperCase()}"/></a:solidFill>`}</c:spPr>`;
  const names = kind === "columns" ? "numRef" : "strRef";
  const single = points.map((of, at) => `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${fill(of)}</c:dPt>`).join("");
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${writeText(name)}</c:v></c:tx>${fill(colour)}<c:invertIfNegative val="0"/>${single}<c:cat><c:${names}><c:f>${writeText(reference(sheet, categories))}</c:f></c:${names}></c:cat><c:val><c:numRef><c:f>${writeText(reference(sheet, values))}</c:f></c:numRef></c:val></c:ser>`;
}

function reference(sheet: string, { top, left, bottom, right }: Area): string {
  const fixed = (row: number, column: number) => cellName(row, column).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
  return `'${sheet.replace(/'/g, "''")}'!${fixed(top, left)}:${fixed(bottom, right)}`;
}
