import type { Rule } from "../rule";
import { activityConflict } from "./activityConflict";
import { factorConflict } from "./factorConflict";
import { labelExchanged } from "./labelExchanged";
import { perunitMismatch } from "./perunitMismatch";
import { qualityMismatch } from "./qualityMismatch";
import { rowMismatch } from "./rowMismatch";
import { sensitivityMismatch } from "./sensitivityMismatch";
import { shareMismatch } from "./shareMismatch";
import { shareTotal } from "./shareTotal";
import { stageMismatch } from "./stageMismatch";
import { sumDouble } from "./sumDouble";
import { sumMismatch } from "./sumMismatch";
import { sumRange } from "./sumRange";
import { unitDimension } from "./unitDimension";
import { unitMissing } from "./unitMissing";
import { unitScale } from "./unitScale";
import { unitUnknown } from "./unitUnknown";

/** Every rule, in the order in which findings are told. */
export const rules: readonly Rule[] = [
  unitMissing, unitUnknown, unitDimension, unitScale, rowMismatch, sumMismatch, sumRange, sumDouble, shareTotal, shareMismatch,
  factorConflict, activityConflict, stageMismatch, labelExchanged, perunitMismatch, sensitivityMismatch, qualityMismatch,
];
