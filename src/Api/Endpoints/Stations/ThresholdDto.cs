namespace Telemetry.Api.Endpoints.Stations;

/// <summary>A value of a quantity at which something is done or happens.</summary>
/// <param name="Code">Stable name in lower kebab case.</param>
/// <param name="Quantity">Quantity name.</param>
/// <param name="Unit">UCUM.</param>
/// <param name="Meaning">What happens there, in plain English.</param>
/// <param name="Setting">The host's setting that it is; null for a law of nature.</param>
/// <param name="Source">Where the value comes from: the default's source, or this host's settings where they differ from it.</param>
internal sealed record ThresholdDto(string Code, string Quantity, string Unit, double Value, string Meaning, string? Setting, string Source);
