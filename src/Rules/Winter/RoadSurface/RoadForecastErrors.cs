using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// The past errors of one station's forecasts as they were known at an instant, by member and lead: what makes the quantiles
/// and weighs the members. An error that was not yet known then has no part in it (docs/sources/winter.md#quantiles).
/// </summary>
public sealed class RoadForecastErrors
{
    /// <summary>How long an error counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public static readonly RoadForecastErrors None = new([], DateTimeOffset.MinValue);

    private const int Leads = 25;
    private const int Members = 6;

    private readonly double[][] _sorted = new double[Members * Leads][];

    /// <param name="errors">In any order; those not known at the instant, or older than the memory, are left out.</param>
    /// <param name="knownAt">The instant of the forecast that rests on them.</param>
    public RoadForecastErrors(IEnumerable<RoadForecastError> errors, DateTimeOffset knownAt)
    {
        var lists = new List<double>?[Members * Leads];
        foreach (var error in errors)
        {
            var lead = (int)Math.Round(error.LeadHours);
            if (error.ValidAt <= knownAt && knownAt - error.ValidAt <= Memory && lead is >= 1 and < Leads && double.IsFinite(error.Kelvin))
            {
                // An hour to either side says as much of a lead as its own.
                for (var near = Math.Max(1, lead - 1); near <= Math.Min(Leads - 1, lead + 1); near++)
                {
                    (lists[Index(error.Member, near)] ??= []).Add(error.Kelvin);
                }
            }
        }

        for (var i = 0; i < lists.Length; i++)
        {
            lists[i]?.Sort();
            _sorted[i] = lists[i]?.ToArray() ?? [];
        }
    }

    /// <summary>Errors of past forecasts against what was measured since: each of a forecast's full hours that has a measurement within 10 minutes.</summary>
    public static IEnumerable<RoadForecastError> Of(RoadForecast forecast, Func<DateTimeOffset, double?> measured) =>
        Of(forecast.IssuedAt, forecast.Tracks, measured);

    internal static IEnumerable<RoadForecastError> Of(DateTimeOffset issuedAt, IReadOnlyList<RoadForecastTrack> tracks, Func<DateTimeOffset, double?> measured)
    {
        foreach (var track in tracks)
        {
            for (var lead = 1; lead <= track.Hourly.Count; lead++)
            {
                var at = issuedAt.AddHours(lead);
                if (measured(at) is { } observed)
                {
                    yield return new RoadForecastError(track.Member, issuedAt, at, observed - track.Hourly[lead - 1]);
                }
            }
        }
    }

    /// <summary>Sorted errors at and beside a lead, K.</summary>
    internal ReadOnlySpan<double> At(RoadForecastMember member, int lead) => _sorted[Index(member, Math.Clamp(lead, 1, Leads - 1))];

    private static int Index(RoadForecastMember member, int lead) => ((int)member * Leads) + lead;
}
