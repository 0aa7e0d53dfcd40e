const minus = "\u2212";
/** Keeps a number and its unit on one line. */
const space = "\u00a0";

const units: Readonly<Record<string, string>> = { Cel: "°C", "ug/m3": "µg/m³", "mg/m3": "mg/m³", deg: "°", K: "K", "W/m2": "W/m²", "g/m2": "g/m²", "1": "", "{code}": "" };

/** A UCUM unit as it is read: "Cel" is "°C". One that is not known is shown as it is. */
export function unitWords(unit: string): string {
  return units[unit] ?? unit;
}

/** "−2.1 °C": as many decimals as are given, none that are not there; what rounds to zero has no sign. */
export function measured(value: number, unit: string, decimals = 1): string {
  const power = 10 ** decimals;
  const rounded = (Math.round(Math.abs(value) * power) / power).toFixed(decimals);
  const signed = value < 0 && Number(rounded) !== 0 ? `${minus}${rounded}` : rounded;
  const words = unitWords(unit);
  return words === "" ? signed : `${signed}${words === "°" ? "" : space}${words}`;
}

/** A reading of any quantity: two decimals at most, and none for whole numbers. */
export function reading(value: number, unit: string): string {
  return measured(value, unit, Number.isInteger(value) ? 0 : Math.abs(value * 10 - Math.round(value * 10)) < 1e-9 ? 1 : 2);
}

const names: Readonly<Record<string, string>> = {
  no2: "NO₂", o3: "Ozone", so2: "SO₂", pm2_5: "PM2.5", pm10: "PM10", co: "CO", co2: "CO₂",
};

/** "road_surface_temperature" is "Road surface temperature". */
export function quantityWords(quantity: string): string {
  const words = quantity.replaceAll("_", " ");
  return names[quantity] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
