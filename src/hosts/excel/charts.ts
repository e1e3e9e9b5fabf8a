import type { NativeChart } from "../../workbook/nativeChart";
import { allSheets, rangeAt, sheetNamed } from "./sheets";

/** The requirement set that has all that a chart of ours needs: series of their own ranges, axes turned round, places for labels. */
export const chartRequirement = "1.7";

const types: Readonly<Record<NativeChart["kind"], "BarClustered" | "BarStacked" | "ColumnClustered">> = { bars: "BarClustered", stackedBars: "BarStacked", columns: "ColumnClustered" };

/** Draws a chart of Excel's own over the cells of its place. Throws file.sheetUnknown; what Excel refuses is told by the caller. */
export async function addChart(context: Excel.RequestContext, { sheet: name, name: own, kind, title, categories, series, valueAxis, place }: NativeChart): Promise<void> {
  const { sheet } = sheetNamed(await allSheets(context), name);
  const [first] = series;
  if (!first) return;
  const chart = sheet.charts.add(types[kind], rangeAt(sheet, first.values), "Columns");
  chart.name = own;
  chart.title.text = title;
  chart.legend.visible = false;
  series.forEach(({ name: called, values, colour, points = [] }, index) => {
    const one = index === 0 ? chart.series.getItemAt(0) : chart.series.add(called);
    one.name = called;
    one.setValues(rangeAt(sheet, values));
    one.setXAxisValues(rangeAt(sheet, categories));
    one.gapWidth = kind === "columns" ? 5 : 40;
    if (colour === null) one.format.fill.clear();
    else one.format.fill.setSolidColor(colour);
    points.forEach((of, at) => one.points.getItemAt(at).format.fill.setSolidColor(of));
  });
  const { categoryAxis } = chart.axes;
  if (kind === "columns") categoryAxis.tickLabelSpacing = 3;
  else categoryAxis.reversePlotOrder = true;
  categoryAxis.tickLabelPosition = "Low";
  chart.axes.valueAxis.title.text = valueAxis;
  chart.setPosition(rangeAt(sheet, { ...place, bottom: place.top, right: place.left }), rangeAt(sheet, { ...place, top: place.bottom, left: place.right }));
  await context.sync();
}
