const minus = "\u2212";
/** Keeps a number and its unit on one line. */
const space = "\u00a0";

/** How a UCUM unit is written and to how many decimals a value of it is worth reading. Units not listed are shown as they come. */
const units: Readonly<Record<string, { readonly symbol: string; readonly decimals: number }>> = {
  "Cel": { symbol: "°C", decimals: 1 },
  "K": { symbol: "K", decimals: 1 },
  "%": { symbol: "%", decimals: 0 },
  "m/s": { symbol: "m/s", decimals: 1 },
  "mm/h": { symbol: "mm/h", decimals: 2 },
  "octas": { symbol: "octas", decimals: 0 },
  "hPa": { symbol: "hPa", decimals: 1 },
  "W/m2": { symbol: "W/m²", decimals: 0 },
  "mm": { symbol: "mm", decimals: 2 },
  "ug/m3": { symbol: "µg/m³", decimals: 1 },
  "deg": { symbol: "°", decimals: 0 },
  "V": { symbol: "V", decimals: 2 },
};

/** Quantities that bear another name in a sentence than their description, or a code in place of a number. */
const names: Readonly<Record<string, string>> = {
  road_surface_temperature: "Road surface temperature",
  subsurface_temperature: "Subsurface temperature",
  air_temperature: "Air temperature",
  dew_point: "Dew point",
  relative_humidity: "Relative humidity",
  wind_speed: "Wind speed",
  precipitation_rate: "Precipitation",
  snowfall_rate: "Snowfall (as water)",
  cloud_cover: "Cloud cover",
  air_pressure: "Air pressure",
  global_radiation: "Sun and sky radiation",
  surface_state: "Surface state",
  water_film_thickness: "Water film",
  snow_depth: "Snow depth",
  surface_salinity: "Salinity of the surface water",
  pm2_5: "PM2.5",
  pm10: "PM10",
  no2: "Nitrogen dioxide (NO₂)",
  o3: "Ozone (O₃)",
  so2: "Sulphur dioxide (SO₂)",
  distance: "Distance below the sensor",
  fill_level: "Fill level",
  container_temperature: "Container temperature",
  tilt: "Tilt",
  battery_voltage: "Battery voltage",
  battery_level: "Battery charge",
};

const surfaceStates = ["dry", "damp", "wet", "streaming", "frost", "ice", "slush", "snow", "chemically wet"];

/** "Road surface temperature"; a quantity this page does not know is shown by its own name. */
export function quantityName(quantity: string): string {
  return names[quantity] ?? quantity.replaceAll("_", " ");
}

/** "°C", "µg/m³"; empty for a pure number or a code. */
export function unitSymbol(unit: string): string {
  return unit === "1" || unit === "code" ? "" : units[unit]?.symbol ?? unit;
}

/** "−1.2" to the decimals of its unit; what rounds to zero has no sign. */
export function numberText(value: number, unit: string): string {
  const text = Math.abs(value).toFixed(units[unit]?.decimals ?? (Number.isInteger(value) ? 0 : 2));
  return value < 0 && Number(text) !== 0 ? `${minus}${text}` : text;
}

/** "−1.2 °C", "frost" for a surface state. */
export function valueText(value: number, unit: string, quantity?: string): string {
  if (quantity === "surface_state") {
    return surfaceStates[value] ?? `code ${value}`;
  }
  const symbol = unitSymbol(unit);
  return symbol === "" ? numberText(value, unit) : `${numberText(value, unit)}${symbol === "°" ? "" : space}${symbol}`;
}
