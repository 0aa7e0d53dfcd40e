using Telemetry.Api.Endpoints.Gritting;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>A gritting route that a site represents.</summary>
/// <param name="OffsetK">K added to the site's road surface temperature to give the route's coldest stretch.</param>
/// <param name="PrecautionaryAtStation">The site's road surface temperature at which the route's coldest stretch is at the precautionary threshold, °C: the threshold less the offset.</param>
internal sealed record StationRouteDto(RouteDto Route, double OffsetK, double PrecautionaryAtStation);
