import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";
import { exponential } from "../../src/interpretation/exponential";
import { logarithm } from "../../src/interpretation/logarithm";
import { normalQuantile } from "../../src/interpretation/normalQuantile";
import { uniformDraws } from "../../src/interpretation/xoshiro";
import { best } from "../best";

/** 10,000 runs over 1,000 lognormal rows through PCF.MONTECARLO, against the same draws added up in plain typed arrays. */
export async function bench(): Promise<void> {
  provideCustomFunctions();
  const { montecarlo } = await import("../../functions");
  const [rows, runs] = [1000, 10_000];
  const values = Array.from({ length: rows }, (_, row) => ((row * 7919) % 100_003) / 100 + 1);
  const spreads = Array.from({ length: rows }, (_, row) => 1.05 + ((row * 31) % 97) / 100);

  const medians = Float64Array.from(values);
  const sigmas = Float64Array.from(spreads, (gsd2) => logarithm(gsd2) / 2);
  const plain = () => {
    const uniform = uniformDraws(7);
    const totals = new Float64Array(runs);
    for (let run = 0; run < runs; run++) {
      let total = 0;
      for (let row = 0; row < rows; row++) total += medians[row]! * exponential(sigmas[row]! * normalQuantile(uniform()));
      totals[run] = total;
    }
    return totals;
  };
  const column = (cells: readonly number[]) => cells.map((cell) => [cell]);
  const [valueCells, spreadCells] = [column(values), column(spreads)];
  const keys = values.map((_, row) => [`factor ${row % 100}`]);

  const bare = best(5, plain);
  const ours = best(5, () => montecarlo(valueCells, spreadCells, [[runs]], [[7]]));
  const keyed = best(5, () => montecarlo(valueCells, spreadCells, [[runs]], [[7]], keys));
  console.log(`plain typed arrays    ${bare.toFixed(0)} ms   (${((bare * 1e6) / (rows * runs)).toFixed(1)} ns a draw)`);
  console.log(`PCF.MONTECARLO        ${ours.toFixed(0)} ms   ratio ${(ours / bare).toFixed(2)} (bar 1.50)`);
  console.log(`with 100 factor keys  ${keyed.toFixed(0)} ms   ratio ${(keyed / bare).toFixed(2)} (a draw for each key)`);
}
