using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What is spread on a route in one night.</summary>
/// <param name="Grams">g/m² in all.</param>
/// <param name="Runs">How often the route is driven.</param>
public readonly record struct NightSpreading(double Grams, int Runs)
{
    public bool Treats => Runs > 0;

    public double Tonnes(Route route) => route.LengthKm * route.TreatedWidthM * Grams / 1000;

    public double Pounds(Route route, BacktestOptions costs) => (Runs * route.LengthKm * costs.PoundsPerKm) + (Tonnes(route) * costs.PoundsPerTonne);

    /// <summary>A decision carried out as it stands. Where it leaves the rate to a person, the option's grams are taken.</summary>
    public static NightSpreading Of(Decision decision, BacktestOptions costs)
    {
        if (!decision.Action.Treats())
        {
            return default;
        }

        var runs = decision.Treatments switch
        {
            Treatments.Two => 2,
            Treatments.Successive => costs.SuccessiveTreatments,
            _ => 1,
        };
        return new NightSpreading(decision.SpreadRate is { } rate ? rate * runs : costs.GramsWhereAPersonDecides, runs);
    }

    /// <summary>What was reported of a night. A report without rate and tonnes is a run of which the salt is not known: none is reckoned.</summary>
    public static NightSpreading Of(IReadOnlyCollection<TreatmentReport> reports, Route route)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return new NightSpreading(reports.Sum(r => r.SpreadRate ?? (r.Tonnes * 1000 / (route.LengthKm * route.TreatedWidthM)) ?? 0), reports.Count);
    }

    /// <summary>The matrix's frost row for a road that goes down to a temperature; above zero that of the mildest frost.</summary>
    public static NightSpreading ForFrost(double minimumRst, bool wet, SaltType salt, BacktestOptions costs)
    {
        if (TreatmentMatrix.Frost(minimumRst, wet) is not { } row || row.Rate(salt) is not { } rate)
        {
            return ByAPerson(costs);
        }

        var runs = row.Treatments == Treatments.Two ? 2 : 1;
        return new NightSpreading(rate * runs, runs);
    }

    /// <summary>Where the matrix ends. Two runs, as its coldest row.</summary>
    public static NightSpreading ByAPerson(BacktestOptions costs) => new(costs.GramsWhereAPersonDecides, 2);
}
