// Before the functions are loaded: they throw the errors of this global, which Excel provides elsewhere.
import { provideCustomFunctions } from "../../../src/hosts/engine/customFunctions";

provideCustomFunctions();
