using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The road surface of one station as foreseen at an instant. The same request gives the same forecast, to the bit.</summary>
public sealed record RoadForecast(DateTimeOffset IssuedAt, RoadForecastBasis Basis, RoadForecastNote Notes)
{
    /// <summary>Every 20 minutes from the issue on, the first 20 minutes after it.</summary>
    public IReadOnlyList<RoadForecastPoint> Points { get; init; } = [];

    /// <summary>The members that it was made of, by full hours.</summary>
    public IReadOnlyList<RoadForecastTrack> Tracks { get; init; } = [];

    /// <summary>The newest measured surface temperature that it starts from; null where there is none in the last three hours.</summary>
    public RoadObservation? StartsFrom { get; init; }

    /// <summary>Up to when it says anything.</summary>
    public DateTimeOffset Until => Points.Count > 0 ? Points[^1].At : IssuedAt;

    /// <summary>The lowest temperature of the points, with its time; null without points.</summary>
    public RoadObservation? Minimum
    {
        get
        {
            RoadObservation? lowest = null;
            foreach (var point in Points)
            {
                if (!(lowest?.Value <= point.Rst))
                {
                    lowest = new RoadObservation(point.At, point.Rst);
                }
            }

            return lowest;
        }
    }

    /// <summary>When the road is first at or below 0 °C; null when it isn't within the points.</summary>
    public DateTimeOffset? FirstAtOrBelowZero
    {
        get
        {
            foreach (var point in Points)
            {
                if (point.Rst <= 0)
                {
                    return point.At;
                }
            }

            return null;
        }
    }
}
