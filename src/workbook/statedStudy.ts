import { emptyStudy } from "../study/fields";
import type { StatedStudy, Study, StudyField, StudyPlace } from "../study/study";
import type { Grid } from "../tables/grid";
import { parseArea } from "./parseArea";
import { studyOf } from "./studySheet/readStudySheet";
import { readStudy } from "./studySheet";
import { suggestStudy } from "./studySuggestions";

/** Fields that are one statement: half of it is never taken from elsewhere. */
const together: readonly (readonly StudyField[])[] = [["declaredAmount", "declaredUnit"], ["outputAmount", "outputUnit"], ["periodStart", "periodEnd"]];

/** What the whole workbook says of the study: its own sheet first; what that leaves open, as labels beside the tables state it. */
export function readStatedStudy(grids: readonly Grid[]): StatedStudy {
  const own = readStudy(grids);
  const study = own?.study ?? emptyStudy;
  const open = (field: StudyField) => (together.find((group) => group.includes(field)) ?? [field]).every((each) => isOpen(study[each]));
  const others = suggestStudy(grids.filter(({ sheet }) => sheet !== own?.sheet)).filter(({ field }) => open(field));
  const said = studyOf(new Map(others.map(({ field, value }) => [field, value])), new Map());
  const places = others.flatMap(({ field, sheet, cell }): [StudyField, StudyPlace][] => {
    const area = parseArea(cell);
    return area ? [[field, { sheet, row: area.top, column: area.left }]] : [];
  });
  return {
    sheet: own?.sheet ?? "", stageCells: own?.stageCells ?? new Map(), cells: new Map([...(own?.cells ?? []), ...places]),
    study: { ...study, ...Object.fromEntries(others.map(({ field }) => [field, said[field]])) },
  };
}

function isOpen(value: Study[StudyField]): boolean {
  return value === null || value.length === 0;
}
