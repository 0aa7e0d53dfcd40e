namespace Telemetry.FirmwareSim.Weather;

/// <summary>How a place differs from the borough's mean weather, and what its road carries.</summary>
internal sealed record StationClimate
{
    /// <summary>Kelvin on top of the borough's air temperature by day and by night (height, hollow, town, sea).</summary>
    public required double DayAirK { get; init; }

    public required double NightAirK { get; init; }

    /// <summary>Air temperature minus dew point by day and by night, K.</summary>
    public double DayDepressionK { get; init; } = 2.6;

    public required double NightDepressionK { get; init; }

    /// <summary>Octas below which the cloud does not break here.</summary>
    public double CloudFloor { get; init; }

    /// <summary>From 21:00 to 08:00 UTC the sky is hidden by fog, which gives back part of what the road loses.</summary>
    public bool Fog { get; init; }

    /// <summary>Factor on the borough's wind.</summary>
    public double WindFactor { get; init; } = 1;

    /// <summary>Share of the hemisphere that is sky, 0 to 1; houses and trees are as warm as the air.</summary>
    public double SkyView { get; init; } = 1;

    /// <summary>mm/h of the band of rain that crosses at midday, and of the shower of the evening.</summary>
    public double BandRain { get; init; }

    public double ShowerRain { get; init; }

    /// <summary>Temperature of the ground where the day's wave no longer reaches, 1.2 m down, °C.</summary>
    public required double DeepTemperature { get; init; }

    /// <summary>Hours since 12:00 UTC when the gritter passes, or null; and what it lays, g/m² of salt.</summary>
    public double? TreatedAt { get; init; }

    public double Salt { get; init; } = 9;
}
