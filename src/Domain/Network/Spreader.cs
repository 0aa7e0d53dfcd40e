namespace Telemetry.Domain.Network;

/// <summary>What a route's spreader can spread of the route's salt: from its lowest to its highest rate in steps.</summary>
/// <param name="LowestRate">g/m², above zero.</param>
/// <param name="HighestRate">g/m², not below the lowest. It can be set whatever the step.</param>
/// <param name="Step">g/m² between two rates, from the lowest up; above zero.</param>
public sealed record Spreader(double LowestRate, double HighestRate, double Step)
{
    /// <summary>A rate is written with a few decimals; what their binary form is off by is no step.</summary>
    private const double Exactly = 1e-9;

    /// <summary>The lowest rate it can spread that is no lower than what is asked for; null where its highest is lower. Never rounded down.</summary>
    public double? AtLeast(double rate)
    {
        if (rate > HighestRate + Exactly)
        {
            return null;
        }

        var steps = Math.Max(0, Math.Ceiling(((rate - LowestRate) / Step) - Exactly));
        return Math.Min(Math.Round(LowestRate + (steps * Step), 6), HighestRate);
    }
}
