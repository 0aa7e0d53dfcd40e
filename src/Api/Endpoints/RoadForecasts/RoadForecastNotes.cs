using System.Globalization;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>What a road forecast had to do without, in words.</summary>
internal static class RoadForecastNotes
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<string> Of(
        RoadForecast forecast, ForecastIssue? weather, double maxAgeHours, Site site, RoadReadings readings, bool errorsRead, RoadForecastBandDto band)
    {
        List<string> notes = [];
        if (forecast.StartsFrom is { } start && forecast.IssuedAt - start.At > Fresh)
        {
            notes.Add(Text($"The road surface temperature that it starts from is {(forecast.IssuedAt - start.At).TotalMinutes:0} min old: none since has passed its checks."));
        }

        if (forecast.Notes.HasFlag(RoadForecastNote.WeatherTooOld))
        {
            notes.Add(Text($"The newest weather forecast, of {Time(weather!.IssuedAt)}, is {(forecast.IssuedAt - weather.IssuedAt).TotalHours:0.0} h old; over {maxAgeHours:0.#} h it is not used."));
        }

        if (forecast.Notes.HasFlag(RoadForecastNote.NoWeather))
        {
            notes.Add(weather is null ? "No weather forecast of this station is known." : Text($"The weather forecast of {Time(weather.IssuedAt)} gives no air temperature for the next hour."));
        }

        if (forecast.Basis == RoadForecastBasis.StationAlone)
        {
            notes.Add("This is what the station's own past days let expect, wide for a night. Where it was verified it foresaw the night's minimum 0.7 K too warm on average: go by the lower quantiles. What falls on the road is not known, so no state is given.");
        }

        if (forecast.Notes.HasFlag(RoadForecastNote.EndsEarly))
        {
            notes.Add(Text($"The weather forecast ends, and this with it, at {Time(forecast.Until)}."));
        }

        if (forecast.Basis == RoadForecastBasis.WeatherForecast && forecast.Notes.HasFlag(RoadForecastNote.WeatherAssumed))
        {
            notes.Add("Cloud, wind or humidity was given by nobody for some of the time and is assumed.");
        }

        if (!band.Calibrated)
        {
            notes.Add(errorsRead
                ? Text($"The band is not calibrated to this station: {band.PastForecasts} of its past forecasts could be held against what was measured, and under ten it rests mostly on published errors of such models.")
                : "The band is not calibrated to this station: it has more readings in 38 days than are read for it (Telemetry:Api:RoadForecastReadings), so it rests on published errors of such models.");
        }

        if (site.Road is null)
        {
            notes.Add("The network file says nothing of the road here: it is taken as an open road of asphalt on the ground, without traffic.");
        }

        if (readings.StateLeftOut(forecast.IssuedAt) is { } state)
        {
            notes.Add(Text($"The road sensor says {RoadForecastMapping.Name(state)} but not how much: what lies on the road is reckoned from the weather of the last days."));
        }

        notes.AddRange(LeftOut(readings, Flag.Suspect, "suspect"));
        notes.AddRange(LeftOut(readings, Flag.Fail, "failed"));
        return notes;
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Which distrusted readings there are of each quantity.</summary>
    private static IEnumerable<string> LeftOut(RoadReadings readings, Flag flag, string word) =>
        readings.Distrusted.Where(r => r.Flag == flag).GroupBy(r => r.Quantity.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Text($"{g.Count()} {word} reading{(g.Count() == 1 ? "" : "s")} of {g.Key} {(g.Count() == 1 ? "was" : "were")} left out, the last of {Time(g.Max(r => r.ObservedAt))}."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
