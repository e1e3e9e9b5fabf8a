import type { Book } from "../book";
import { chinese } from "./chinese";
import { english } from "./english";

export const bases: readonly (() => Book)[] = [...chinese, ...english];
