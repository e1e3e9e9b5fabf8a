import type { ReportChart } from "../../report/content";
import { Decimal } from "../../units";
import { escapeAttribute, escapeText } from "./xml";

const colours = ["2F6B9A", "C8642B"];

/** A bar chart as Office draws it itself: sharp at every size, in the fonts of the document, with its numbers inside. The first name stands at the top. */
export function chartPart({ names, series, unit }: ReportChart): string {
  const point = (text: string, index: number) => `<c:pt idx="${index}"><c:v>${escapeText(text)}</c:v></c:pt>`;
  const text = '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>';
  const category = `<c:cat><c:strLit><c:ptCount val="${names.length}"/>${names.map(point).join("")}</c:strLit></c:cat>`;
  const isTornado = series.length > 1;
  const { scaling, step } = axisOf(series);
  const labels = `<c:dLbls><c:numFmt formatCode="${labelFormat(series)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${text}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
  const bars = series.map(({ name, values }, at) => `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${escapeText(name === "" ? unit : name)}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="${colours[at % colours.length]!}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>${labels}${category}<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${values.map((value, index) => point(value.text, index)).join("")}</c:numLit></c:val></c:ser>`).join("");
  const legend = isTornado ? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${text}</c:legend>` : "";
  const names_ = `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${text}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900" b="0"/></a:pPr><a:r><a:rPr lang="en-US" sz="900" b="0"/><a:t>${escapeText(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const amounts = `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>${scaling}</c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>${title}<c:numFmt formatCode="${axisFormat(series)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${text}<c:crossAx val="1001"/><c:crosses val="max"/><c:crossBetween val="between"/>${step}</c:valAx>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${bars}<c:gapWidth val="60"/>${isTornado ? '<c:overlap val="100"/>' : ""}<c:axId val="1001"/><c:axId val="1002"/></c:barChart>${names_}${amounts}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

/** The ends of the axis and its steps: round numbers, not too many for their length, with room for the figures beside the bars. A tornado is as wide to both sides. */
function axisOf(series: ReportChart["series"]): { readonly scaling: string; readonly step: string } {
  const values = series.flatMap(({ values: own }) => own.map(({ value }) => value));
  const [low, high] = [Decimal.min(0, ...values), Decimal.max(0, ...values)];
  if (low.equals(high)) return { scaling: "", step: "" };
  const isTornado = series.length > 1;
  const reach = Decimal.max(low.abs(), high);
  const room = isTornado ? reach.times("0.6") : high.minus(low).times("0.2");
  const step = roundStep((isTornado ? reach.plus(room).times(2) : high.minus(low).plus(room)).dividedBy(5));
  const upTo = (value: Decimal) => value.dividedBy(step).ceil().times(step);
  const [from, to] = isTornado ? [upTo(reach.plus(room)).negated(), upTo(reach.plus(room))] : [low.isZero() ? low : upTo(low.minus(room).negated()).negated(), high.isZero() ? high : upTo(high.plus(room))];
  return { scaling: `<c:max val="${to!.toFixed()}"/><c:min val="${from!.toFixed()}"/>`, step: `<c:majorUnit val="${step.toFixed()}"/>` };
}

/** 1, 2 or 5 times a power of ten, and no less than what is given. */
function roundStep(least: Decimal): Decimal {
  const power = new Decimal(10).pow(least.e);
  return [1, 2, 5, 10].map((digit) => power.times(digit)).find((step) => step.greaterThanOrEqualTo(least))!;
}

/** The decimals that the tables print, where all figures have as many. */
function labelFormat(series: ReportChart["series"]): string {
  const decimals = new Set(series.flatMap(({ values }) => values.map(({ text }) => text.split(".")[1]?.length ?? 0)));
  const [only = 0] = decimals;
  return decimals.size === 1 && only > 0 ? `0.${"0".repeat(only)}` : "General";
}

/** Programs that print what their doubles leave of a small step ("-0.000999999") are told how many decimals there are. */
function axisFormat(series: ReportChart["series"]): string {
  const most = series.flatMap(({ values }) => values).reduce((largest, { value }) => Decimal.max(largest, value.abs()), new Decimal(0));
  return most.isZero() || most.e > 0 ? "General" : `0.${"0".repeat(2 - most.e)}`;
}

/** The place of a chart in the text; what it shows is told to readers who cannot see it. */
export function chartRun(relationship: string, number: number, title: string, { names, series, unit }: ReportChart): string {
  const height = 720000 + names.length * 420000;
  const told = `${title}: ${names.map((name, index) => `${name} ${series.map(({ name: which, values }) => `${which === "" ? "" : `${which}: `}${values[index]!.text}`).join(" / ")} ${unit}`).join("; ")}`;
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="${height}"/><wp:docPr id="${number}" name="${escapeAttribute(title)}" descr="${escapeAttribute(told)}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
