import type { Activity } from "./activity";

/** Electricity: energy x grid, footprint or contract factor (and transmission losses). */
export const electricity: Activity = { name: "electricity", categories: ["electricity", "other"], takesCredit: false };
