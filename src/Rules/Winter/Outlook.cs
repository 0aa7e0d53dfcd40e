using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter;

/// <summary>The rest of a decision day as one station lets expect it: the first point is now.</summary>
internal sealed class Outlook(List<AheadPoint> points, double offset)
{
    public IReadOnlyList<AheadPoint> Points => points;

    public double OffsetK => offset;

    /// <summary>The issue it rests on; null when it is a trend.</summary>
    public ForecastIssue? Issue { get; init; }

    /// <summary>Where the road's temperature is the surface model's: when its run began.</summary>
    public DateTimeOffset? ModelledFrom { get; init; }

    /// <summary>Of a trend: whether the station's last days have a part in it.</summary>
    public bool WithLastDays { get; init; }

    /// <summary>Up to when it can be told that a dry road stays dry; null to its end.</summary>
    public DateTimeOffset? DrynessKnownUntil { get; init; }

    /// <summary>Why the surface model could not be used though the road is described; empty where that is not to be told.</summary>
    public string NotModelled { get; init; } = "";

    public required DateTimeOffset BasisUntil { get; init; }

    /// <summary>Whether temperature and precipitation are there to the end of the decision day.</summary>
    public bool Covers { get; init; }

    /// <summary>Share of the rest of the decision day that has a basis, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Where the forecast's present hour snows: the start of the first hour that it does so without a break.</summary>
    public DateTimeOffset? SnowSince { get; init; }

    /// <summary>For a footway: whether the road stays frozen for the policy's hours from its first freeze on; null when that can't be told.</summary>
    public bool? IceStays { get; init; }

    public AheadPoint Coldest
    {
        get
        {
            var coldest = points[0];
            foreach (var point in points)
            {
                if (point.Rst < coldest.Rst)
                {
                    coldest = point;
                }
            }

            return coldest;
        }
    }

    /// <summary>Chance that the road is at or below zero at its worst instant, moist or not.</summary>
    public double FreezingChance
    {
        get
        {
            double chance = 0;
            foreach (var point in points)
            {
                chance = Math.Max(chance, point.ChanceAtOrBelow(0));
            }

            return chance;
        }
    }

    /// <summary>Lets every point know of an independent error of a standard deviation of so many kelvin.</summary>
    public void Widen(double kelvin)
    {
        for (var i = 0; i < points.Count; i++)
        {
            points[i] = points[i] with
            {
                SdK = Math.Sqrt((points[i].SdK * points[i].SdK) + (kelvin * kelvin)),
                Quantiles = points[i].Quantiles?.Widened(kelvin),
            };
        }
    }

    public bool AnyHoar(double margin, out AheadPoint first)
    {
        foreach (var point in points)
        {
            if (point.Hoar(margin))
            {
                first = point;
                return true;
            }
        }

        first = default;
        return false;
    }

    /// <summary>Whether a road that is dry now can be told to be dry whenever it may be as cold as this.</summary>
    public bool DrynessKnownWhileAtOrBelow(double rst)
    {
        foreach (var point in points)
        {
            if (point.At > DrynessKnownUntil && point.Rst <= rst)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the frost point is known and stays below the road by a margin to the end.</summary>
    public bool FrostPointStaysBelow(double margin)
    {
        foreach (var point in points)
        {
            if (!(point.FrostPoint <= point.Rst - margin))
            {
                return false;
            }
        }

        return true;
    }
}
