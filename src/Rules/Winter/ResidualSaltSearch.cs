using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Looks for salt that is shown to lie on the road at one station: measured first, else from the last treatment reported. Everything
/// that is not known speaks against it (docs/sources/winter.md#residual-salt).
/// </summary>
internal sealed class ResidualSaltSearch(
    RouteMoment on, StationMoment station, Outlook outlook, StationEvidence evidence, DecisionDay day, LocalClock clock, GrittingPolicyOptions policy)
{
    private readonly SiteMoment _moment = station.Moment;

    /// <summary>Null while the policy gives no credit.</summary>
    public ResidualSalt? Find()
    {
        if (!policy.CreditResidualSalt)
        {
            return null;
        }

        if (evidence.Precipitation.FallsNow(policy) || Expected())
        {
            return ResidualSalt.None("rain or snow falls or is expected, and washes it off");
        }

        return !outlook.Covers ? ResidualSalt.None($"that no rain or snow comes is known only to {clock.Say(outlook.BasisUntil)} at the most, not to the end of the decision day")
            : Measured() ?? Reported();
    }

    private bool Expected()
    {
        foreach (var point in outlook.Points)
        {
            if (point.Rain + point.Snow > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null where no sensor for it is registered at the station, and where the road is too dry for one.</summary>
    private ResidualSalt? Measured()
    {
        if (!_moment.Of(Quantity.SurfaceSalinity).Any())
        {
            return null;
        }

        if (Least(Quantity.SurfaceSalinity) is not { } percent || Least(Quantity.WaterFilmThickness) is not { } film)
        {
            return ResidualSalt.None("salinity and water film have not both been measured and passed their checks just now");
        }

        if (film < policy.DampFilmMm)
        {
            // Salt on a dry road is out of a sensor's sight: only a report can tell of it.
            return null;
        }

        var minimum = outlook.Coldest.Rst;
        var freezes = SaltBrine.FreezingPoint(percent);
        var found = $"{Say.Number(percent)} % of salt in {Say.Number(film)} mm of water, which freezes at {Say.Celsius(freezes)},";
        return freezes > minimum - policy.ResidualFreezingMarginK
            ? ResidualSalt.None($"{found} is measured; it would have to freeze {Say.Number(policy.ResidualFreezingMarginK)} K below the minimum of {Say.Celsius(minimum)}")
            : new ResidualSalt(SaltBrine.Grams(film, percent), $"{found} is measured");
    }

    /// <summary>The least of the hold time by every sensor of a quantity; null unless the newest of each passed and is fresh.</summary>
    private double? Least(Quantity quantity)
    {
        double? least = null;
        foreach (var view in _moment.Of(quantity))
        {
            if (view.Newest is not { Flag: Flag.Pass } newest || _moment.At - newest.At > Freshness.SilenceOf(view.Sensor, policy))
            {
                return null;
            }

            least = Math.Min(least ?? newest.Value, newest.Value);
            foreach (var observation in view.Between(_moment.At - policy.Hold, _moment.At, Flag.Suspect))
            {
                least = Math.Min(least.Value, observation.Value);
            }
        }

        return least;
    }

    private ResidualSalt Reported()
    {
        // A treatment of the decision day carries out the day's decision: it is no reason to decide less.
        if (on.Treatments.Where(t => EndOf(t) <= day.Start).MaxBy(EndOf) is not { } last)
        {
            return ResidualSalt.None("no sensor measures it now, and no treatment is reported in the two days before the decision day");
        }

        var spread = $"the treatment of {clock.Say(last.StartedAt)}";
        if (Spread(last) is not { } rate)
        {
            return ResidualSalt.None($"{spread} has no rate or tonnes of salt reported");
        }

        var until = LastFrost();
        var hours = (until - EndOf(last)).TotalHours;
        if (hours > policy.ResidualSaltHours)
        {
            return ResidualSalt.None($"{spread} lies {Say.Number(hours)} h before the last frost expected ({clock.Say(until)}), over {Say.Number(policy.ResidualSaltHours)} h");
        }

        if (_moment.Site.Road?.Traffic is not { } traffic)
        {
            return ResidualSalt.None($"the traffic that {spread} has had is not known at {station.Station.Site}");
        }

        var vehicles = traffic.VehiclesPerDay * hours / 24;
        if (vehicles > policy.ResidualSaltVehicles)
        {
            return ResidualSalt.None($"{Say.Whole(vehicles)} vehicles will have passed since {spread}, over {Say.Whole(policy.ResidualSaltVehicles)}");
        }

        return WetSince(last) is { } wet
            ? ResidualSalt.None($"{wet} since {spread}")
            : new ResidualSalt(rate, $"{Say.Number(rate)} g/m² are left of {spread}: the road has been dry since, and {Say.Whole(vehicles)} vehicles pass until the last frost expected ({clock.Say(until)})");
    }

    private DateTimeOffset EndOf(TreatmentReport report) => report.EndedAt ?? report.StartedAt + on.Route.Treatment;

    /// <summary>g/m² of the route's salt that the report is worth: the lesser of the rate and what its tonnes give, and never more than was spread.</summary>
    private double? Spread(TreatmentReport report)
    {
        var byTonnes = report.Tonnes * 1e6 / (on.Route.LengthKm * 1000 * on.Route.TreatedWidthM);
        var said = report.SpreadRate is { } rate && byTonnes is { } tonnes ? Math.Min(rate, tonnes) : report.SpreadRate ?? byTonnes;
        return SaltShare.Of(report.Material) is var share && share > 0 ? said * Math.Min(1, share / SaltShare.Of(on.Route.Salt)) : null;
    }

    /// <summary>Why the road is not shown to have been dry since a treatment; null when it is.</summary>
    private string? WetSince(TreatmentReport report)
    {
        // What fell shortly before still wets the road when the salt is laid.
        var from = report.StartedAt.AddHours(-policy.MoistAfterPrecipitationHours);
        var history = PrecipitationHistory.Of(_moment, from, policy);
        if (history.Last is { } fell)
        {
            return $"rain or snow fell ({clock.Say(fell.At)})";
        }

        if (!history.ShownDry)
        {
            return "precipitation has not been measured all through";
        }

        foreach (var view in _moment.Series)
        {
            var film = ReferenceEquals(view.Quantity, Quantity.WaterFilmThickness);
            if (!film && !ReferenceEquals(view.Quantity, Quantity.SurfaceState))
            {
                continue;
            }

            foreach (var observation in view.Between(report.StartedAt, _moment.At, Flag.Suspect))
            {
                if (film ? observation.Value >= policy.WetFilmMm
                    : (SurfaceState)(int)observation.Value is SurfaceState.Wet or SurfaceState.Streaming or SurfaceState.Slush or SurfaceState.Snow)
                {
                    return $"the road was wet ({clock.Say(observation.At)})";
                }
            }
        }

        return null;
    }

    /// <summary>The last instant expected at or below the threshold that calls for salt.</summary>
    private DateTimeOffset LastFrost()
    {
        var last = outlook.Coldest.At;
        foreach (var point in outlook.Points)
        {
            if (point.Rst <= policy.PrecautionaryAtOrBelowRst && point.At > last)
            {
                last = point.At;
            }
        }

        return last;
    }
}
