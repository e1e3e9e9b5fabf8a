import type { Book } from "../book";
import { blind } from "./blind";
import { chinese } from "./chinese";
import { english } from "./english";
import { strange } from "./strange";

export const bases: readonly (() => Book)[] = [...chinese, ...english, ...strange, ...blind];
