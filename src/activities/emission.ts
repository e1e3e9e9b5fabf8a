import type { Activity } from "./activity";

/** Any amount with any factor; the one activity that books a credit as a negative amount. */
export const emission: Activity = { name: "emission", categories: null, takesCredit: true };
