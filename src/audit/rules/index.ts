import type { Rule } from "../rule";
import { activityConflict } from "./activityConflict";
import { boundaryMissing } from "./boundaryMissing";
import { cutoffExceeded } from "./cutoffExceeded";
import { errorCell } from "./errorCell";
import { factorConflict } from "./factorConflict";
import { factorOutdated } from "./factorOutdated";
import { factorOutlier } from "./factorOutlier";
import { factorRegion } from "./factorRegion";
import { factorType } from "./factorType";
import { factorUnsourced } from "./factorUnsourced";
import { factorWhois } from "./factorWhois";
import { formulaHardcoded } from "./formulaHardcoded";
import { formulaInconsistent } from "./formulaInconsistent";
import { gwpMixed } from "./gwpMixed";
import { labelExchanged } from "./labelExchanged";
import { numberText } from "./numberText";
import { perunitMismatch } from "./perunitMismatch";
import { qualityMismatch } from "./qualityMismatch";
import { resultConflict } from "./resultConflict";
import { resultImplausible } from "./resultImplausible";
import { rowMismatch } from "./rowMismatch";
import { sensitivityMismatch } from "./sensitivityMismatch";
import { shareMismatch } from "./shareMismatch";
import { shareTotal } from "./shareTotal";
import { stageMismatch } from "./stageMismatch";
import { standardWithdrawn } from "./standardWithdrawn";
import { sumDouble } from "./sumDouble";
import { sumMismatch } from "./sumMismatch";
import { sumRange } from "./sumRange";
import { unitDimension } from "./unitDimension";
import { unitMissing } from "./unitMissing";
import { unitScale } from "./unitScale";
import { unitUnknown } from "./unitUnknown";
import { workbookUnpinned } from "./workbookUnpinned";

/** Every rule, in the order in which findings are told. */
export const rules: readonly Rule[] = [
  errorCell, numberText, unitMissing, unitUnknown, unitDimension, unitScale, rowMismatch, sumMismatch, sumRange, sumDouble, shareTotal, shareMismatch,
  factorConflict, activityConflict, stageMismatch, labelExchanged, perunitMismatch, sensitivityMismatch, qualityMismatch,
  formulaInconsistent, formulaHardcoded, factorWhois, factorOutlier, factorRegion, factorType, factorOutdated, factorUnsourced, gwpMixed,
  resultConflict, resultImplausible, boundaryMissing, cutoffExceeded, standardWithdrawn, workbookUnpinned,
];
