using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>From the domain's decision to what is published of it.</summary>
internal static class GrittingMapping
{
    public static RouteDto ToDto(this Route route) => new(
        route.Id.Value,
        route.Name,
        route.Priority == RoutePriority.Footway ? "FOOTWAY" : route.Priority.ToString(),
        route.LengthKm,
        route.TreatedWidthM,
        route.Salt == SaltType.PreWet ? "pre-wet" : "dry");

    public static DecisionDto ToDto(this LoggedOutcome<Decision> logged, Route? route, DecisionFollowUp followUp)
    {
        var decision = logged.Outcome;
        return new DecisionDto(
            logged.Id,
            decision.Route.Value,
            decision.Day,
            decision.Revision,
            decision.DecidedAt,
            decision.EventTime,
            logged.RecordedAt,
            decision.Action.Name(),
            decision.SpreadRate,
            Name(decision.Treatments),
            route is null ? null : SaltTonnes(route, decision),
            decision.WindowStart,
            decision.WindowEnd,
            decision.MinRst,
            decision.MinRstAt,
            decision.FirstFreezeAt,
            decision.BasisUntil,
            decision.Inputs.Min(i => i.ForecastIssuedAt),
            decision.IceProbability,
            decision.Confidence,
            decision.LateRisk,
            decision.MatrixRow,
            [.. decision.Reasons.Select(r => new ReasonDto(r.Code, r.Text))],
            decision.RuleVersion,
            decision.Withdrawn,
            followUp.Acknowledged(logged),
            followUp.AcknowledgedBefore(logged),
            followUp.CalledOut(logged),
            followUp.Order(logged),
            followUp.OrderBefore(logged));
    }

    public static StationInputDto ToDto(this StationInput input) => new(
        input.Site.Value,
        input.OffsetK,
        input.RoadSurfaceTemperature,
        input.RoadSurfaceTemperatureAt,
        input.RoadSensorState,
        input.AirTemperature,
        input.DewPoint,
        input.FrostPoint,
        input.SurfaceState,
        input.WaterFilmMm,
        input.SnowDepthMm,
        input.LastPrecipitationRate,
        input.LastPrecipitationAt,
        input.ForecastIssuedAt,
        [.. input.RoadSurfaceAhead.Select(p => new PredictedTemperatureDto(p.At, p.Value))]);

    public static string? Name(Treatments treatments) => treatments switch
    {
        Treatments.One => "1",
        Treatments.Two => "2",
        Treatments.Successive => "successive",
        _ => null,
    };

    /// <summary>t = km × 1000 × m × g/m² ÷ 10⁶, for each treatment (docs/sources/api.md#salt-tonnes).</summary>
    public static double? SaltTonnes(Route route, Decision decision) =>
        decision.SpreadRate is { } rate && decision.Treatments is Treatments.One or Treatments.Two
            ? Math.Round(route.LengthKm * 1000 * route.TreatedWidthM * rate * (int)decision.Treatments / 1e6, 2, MidpointRounding.AwayFromZero)
            : null;
}
