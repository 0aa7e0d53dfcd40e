using Telemetry.Api.Endpoints.Network;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>A sensor of a site.</summary>
/// <param name="GatewayName">Null for a sensor that is its own gateway.</param>
/// <param name="IntervalSeconds">Nominal time between readings, s.</param>
/// <param name="SilentAfterSeconds">A longer time without a reading is silence, and a gap in a chart, s.</param>
/// <param name="Grade">reference, or indicative for an instrument that is not reference-equivalent.</param>
internal sealed record StationSensorDto(
    string Id,
    string Gateway,
    string? GatewayName,
    double IntervalSeconds,
    double SilentAfterSeconds,
    string Grade,
    IReadOnlyList<QuantityDto> Quantities);
