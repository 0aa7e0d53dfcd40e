using Telemetry.Api.Endpoints.Forecasts;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>What is in the stores of one station that the decisions rest on.</summary>
/// <param name="Name">Null for a site that has left the network; so have its sensors then, and their readings are not here.</param>
/// <param name="OffsetK">K added to its road surface temperature to give the route's coldest stretch, in the last revision.</param>
/// <param name="Forecasts">In a claim file the issues that a revision was judged by, oldest first; as known at an instant the newest received by then.</param>
/// <param name="Readings">By the time they were observed at, from 48 h before. In a claim file as they stand now.</param>
/// <param name="ReadingsCut">There were more readings than fit.</param>
internal sealed record ClaimStationDto(
    string Site, string? Name, double OffsetK, IReadOnlyList<ForecastDto> Forecasts, IReadOnlyList<ClaimReadingDto> Readings, bool ReadingsCut);
