using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Finds which of a station's offsets holds for the rest of the decision day: that of the weather in the hours before each instant, and of all
/// instants the one that makes the route coldest. Weather that is not known has the lowest offset (docs/sources/winter.md#weather-category).
/// </summary>
/// <param name="outlook">Of the station itself, without an offset.</param>
internal sealed class WeatherOffsetSearch(SiteMoment moment, Outlook outlook, WeatherOffsets offsets, LocalClock clock, GrittingPolicyOptions policy)
{
    public (double OffsetK, string Because) Find()
    {
        var (offset, said, coldest) = (0.0, "", double.PositiveInfinity);
        foreach (var point in outlook.Points)
        {
            var (category, words) = At(point.At);
            var here = Of(category);
            if (point.Rst + here < coldest)
            {
                (offset, said, coldest) = (here, words, point.Rst + here);
            }
        }

        return (offset, said);
    }

    private double Of(WeatherCategory category) => category switch
    {
        WeatherCategory.Extreme => offsets.Extreme,
        WeatherCategory.Intermediate => offsets.Intermediate,
        WeatherCategory.Damped => offsets.Damped,
        _ => offsets.Lowest,
    };

    private (WeatherCategory Category, string Because) At(DateTimeOffset at)
    {
        var from = at.AddHours(-policy.WeatherCategoryHours);
        if ((Forecast(from, at) ?? Measured(from, at)) is not { } weather)
        {
            return (WeatherCategory.Unknown, $"cloud and wind before {clock.Say(at)} are not known, so the lowest holds");
        }

        var category = weather.Cloud <= policy.ExtremeCloudToOctas && weather.Wind <= policy.ExtremeWindToMs ? WeatherCategory.Extreme
            : weather.Cloud >= policy.DampedCloudFromOctas && weather.Wind >= policy.DampedWindFromMs ? WeatherCategory.Damped
            : WeatherCategory.Intermediate;
        var name = category switch { WeatherCategory.Extreme => "extreme", WeatherCategory.Damped => "damped", _ => "intermediate" };
        return (category, $"{name} weather, {Say.Number(weather.Cloud)} octas of cloud and {Say.Number(weather.Wind)} m/s in the {Say.Number(policy.WeatherCategoryHours)} h before {clock.Say(at)}");
    }

    /// <summary>Means of the forecast's hours; null unless every hour of them has both.</summary>
    private (double Cloud, double Wind)? Forecast(DateTimeOffset from, DateTimeOffset until)
    {
        if (outlook.Issue is null)
        {
            return null;
        }

        var (cloud, wind, hours) = (0.0, 0.0, 0);
        foreach (var hour in ForecastTimeline.Of(outlook.Issue).Weather)
        {
            if (hour.At > from && hour.At <= until)
            {
                (cloud, wind, hours) = (cloud + hour.Cloud, wind + hour.Wind, hours + 1);
            }
        }

        return hours > 0 && double.IsFinite(cloud) && double.IsFinite(wind) ? (cloud / hours, wind / hours) : null;
    }

    /// <summary>Means of what passed at the station; null unless both were measured, the newest of them fresh.</summary>
    private (double Cloud, double Wind)? Measured(DateTimeOffset from, DateTimeOffset until) =>
        moment.Fresh(Quantity.CloudCover, Flag.Pass, policy) is not null && moment.Fresh(Quantity.WindSpeed, Flag.Pass, policy) is not null
        && Mean(Quantity.CloudCover, from, until) is { } cloud && Mean(Quantity.WindSpeed, from, until) is { } wind
            ? (cloud, wind)
            : null;

    private double? Mean(Quantity quantity, DateTimeOffset from, DateTimeOffset until)
    {
        var (sum, count) = (0.0, 0);
        foreach (var view in moment.Of(quantity))
        {
            foreach (var observation in view.Between(from, until, Flag.Pass))
            {
                (sum, count) = (sum + observation.Value, count + 1);
            }
        }

        return count > 0 ? sum / count : null;
    }
}
