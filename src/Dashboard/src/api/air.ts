import { getJson } from "./host";
import { Fields } from "./json";

/** The index of a whole site: that of its worst pollutant. Null is insufficient data, never a low index. */
export interface SiteIndex {
  readonly ending: number | null;
  readonly index: number | null;
  readonly band: string | null;
  readonly because: readonly string[];
  readonly missing: readonly string[];
  readonly basis: string | null;
  readonly reason: string | null;
  readonly adviceId: string | null;
}

export interface PollutantIndex {
  readonly averaging: string;
  readonly index: number | null;
  readonly band: string | null;
  readonly statistic: number | null;
  readonly capture: number;
  readonly basis: string;
  readonly reason: string | null;
}

export interface AirSite {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
  readonly daqi: SiteIndex;
  readonly european: SiteIndex;
  readonly pollutants: readonly { readonly pollutant: string; readonly unit: string; readonly daqi: PollutantIndex; readonly european: PollutantIndex; readonly silent: boolean }[];
}

export interface Advice {
  readonly publisher: string;
  readonly source: string;
  readonly published: string | null;
  readonly validFrom: string;
  readonly wording: string;
  readonly caveat: string | null;
  readonly bands: readonly { readonly id: string; readonly advice: readonly { readonly audience: string; readonly text: string }[] }[];
}

export interface Air {
  readonly asOf: number;
  readonly sites: readonly AirSite[];
  readonly advice: Advice | null;
}

export async function fetchAir(signal?: AbortSignal): Promise<Air> {
  const [sites, advice] = await Promise.all([getJson("/api/v1/air-quality/sites", signal), getJson("/api/v1/air-quality/advice", signal)]);
  const fields = Fields.of(sites, "sites");
  const given = Fields.of(advice, "advice");
  return { asOf: fields.instant("asOf"), sites: fields.rows("sites", readSite), advice: given.has("inForce") ? readAdvice(given.child("inForce")) : null };
}

function readSite(fields: Fields): AirSite {
  return {
    id: fields.text("site"), name: fields.text("name"), basis: fields.text("basis"),
    daqi: readSiteIndex(fields.child("daqi")), european: readSiteIndex(fields.child("european")),
    pollutants: fields.rows("pollutants", (pollutant) => {
      const silent = pollutant.rows("instruments", (each) => each.flag("silent"));
      return {
        pollutant: pollutant.text("pollutant"), unit: pollutant.text("unit"),
        daqi: readIndex(pollutant.child("daqi")), european: readIndex(pollutant.child("european")), silent: silent[0] ?? true,
      };
    }),
  };
}

function readSiteIndex(fields: Fields): SiteIndex {
  return {
    ending: fields.instantOrNull("ending"), index: fields.numberOrNull("index"), band: fields.textOrNull("band"),
    because: fields.texts("because"), missing: fields.texts("missing"),
    basis: fields.textOrNull("basis"), reason: fields.textOrNull("reason"), adviceId: fields.textOrNull("adviceId"),
  };
}

function readIndex(fields: Fields): PollutantIndex {
  return {
    averaging: fields.text("averaging"), index: fields.numberOrNull("index"), band: fields.textOrNull("band"), statistic: fields.numberOrNull("statistic"),
    capture: fields.number("capture"), basis: fields.text("basis"), reason: fields.textOrNull("reason"),
  };
}

function readAdvice(fields: Fields): Advice {
  return {
    publisher: fields.text("publisher"), source: fields.text("source"), published: fields.textOrNull("published"), validFrom: fields.text("validFrom"),
    wording: fields.text("wording"), caveat: fields.textOrNull("caveat"),
    bands: fields.rows("bands", (band) => {
      return { id: band.text("id"), advice: band.rows("advice", (each) => ({ audience: each.text("audience"), text: each.text("text") })) };
    }),
  };
}
