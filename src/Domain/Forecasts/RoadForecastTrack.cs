namespace Telemetry.Domain.Forecasts;

/// <summary>What one member foresaw of a road's surface temperature at 1, 2, 3 … hours after the issue, °C: kept, so that its errors can be told later.</summary>
public sealed record RoadForecastTrack(RoadForecastMember Member, IReadOnlyList<double> Hourly)
{
    /// <summary>By content, <see cref="Hourly"/> included.</summary>
    public bool Equals(RoadForecastTrack? other) => other is not null && Member == other.Member && Hourly.SameAs(other.Hourly);

    public override int GetHashCode() => HashCode.Combine(Member, Hourly.Count);
}
