using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter;

/// <summary>From a row of the matrix to what is spread on the route: its class, the salt on it already and its spreader.</summary>
internal sealed partial class AlgorithmSteps
{
    private GrittingAssessment Treat(GrittingAction action, MatrixRow row)
    {
        if (road.Footway)
        {
            return TreatFootway(row);
        }

        if (road.Secondary && SecondaryWaits(row))
        {
            return Conclude(GrittingAction.Monitor);
        }

        var rate = row.Rate(road.Salt);
        var often = row.Treatments switch { Treatments.Two => "twice", Treatments.Successive => "again and again", _ => "once" };
        Add("matrix-row", rate is { } grams
            ? $"Matrix row \"{row.Condition}\": {Say.Whole(grams)} g/m² {(road.Salt == SaltType.PreWet ? "pre-wetted" : "dry")}, {often}."
            : row.Dry is { } dry
                ? $"Matrix row \"{row.Condition}\" has no pre-wetted figure (its note 2 prefers dry salt, {Say.Whole(dry)} g/m², {often}): the rate is a person's call."
                : $"Matrix row \"{row.Condition}\", {often}: the rate is a person's call.");
        if (policy.SaltLimitsOnEveryRow && !row.IsFrost && road.MinimumRst is { } coldest)
        {
            if (coldest <= policy.EscalateAtOrBelowRst)
            {
                Add("too-cold-for-salt", $"The road goes down to {Say.Celsius(coldest)}: at or below {Say.Celsius(policy.EscalateAtOrBelowRst)} salt alone is not enough. A person must decide.");
                return Conclude(GrittingAction.Escalate);
            }

            if (coldest < policy.SaltWarnBelowRst)
            {
                Add("salt-less-effective", $"Below {Say.Celsius(policy.SaltWarnBelowRst)} salt works less.");
            }
        }

        if (row.IsFrost && rate is { } asked && Credited(asked, row) is var left && left != asked)
        {
            if (left <= 0)
            {
                return Conclude(GrittingAction.Monitor);
            }

            rate = left;
        }

        return rate is { } wanted && !CanSpread(wanted, out rate) ? Conclude(GrittingAction.Escalate) : Conclude(action, rate, row);
    }

    /// <summary>Whether a secondary route is left for now: what lies on the road and freezing rain are treated at once, as on any route.</summary>
    private bool SecondaryWaits(MatrixRow row)
    {
        var snow = row == TreatmentMatrix.Forecast(0, false, policy.MediumSnowFromMm) || row == TreatmentMatrix.Forecast(double.PositiveInfinity, false, policy.MediumSnowFromMm);
        if (policy.SecondaryRoutes == SecondaryRoutes.AsPrimary || !(row.IsFrost || (snow && !road.FreezingRainExpected)))
        {
            return false;
        }

        var hours = Say.Number(policy.SecondaryAfterFrozenHours);
        if (!row.IsFrost && road.FreshSnowMm > policy.SecondarySnowAboveMm)
        {
            Add("secondary-snow", $"A secondary route is treated for more than {Say.Number(policy.SecondarySnowAboveMm)} mm of snow.");
            return false;
        }

        if (road.FrozenForLong == true)
        {
            Add("secondary-prolonged", $"A secondary route is treated, since its road has been at or below 0.0 °C all through the last {hours} h.");
            return false;
        }

        Add("secondary-waits", $"Secondary routes are not treated for {(row.IsFrost ? "frost" : "this snow")} by the policy until the road has been at or below 0.0 °C for {hours} h{(road.FrozenForLong is null ? ", which can't be told here" : ", which it has not")}: it is watched.");
        return true;
    }

    /// <summary>What is left to spread of a rate, less the salt that is shown to lie on the road.</summary>
    private double Credited(double rate, MatrixRow row)
    {
        if (road.Residual is not { } residual)
        {
            return rate;
        }

        if (row.Treatments != Treatments.One || residual.Rate <= 0)
        {
            Add("no-residual-credit", row.Treatments != Treatments.One
                ? "No credit for salt on the road: the row has more than one treatment."
                : $"No credit for salt on the road: {residual.Because}.");
            return rate;
        }

        // Down to a tenth of a gram, and the salt that lies there is never rounded up.
        var left = Math.Ceiling(Math.Round((rate - residual.Rate) * 10, 6)) / 10;
        Add(left <= 0 ? "residual-salt-suffices" : "residual-salt", left <= 0
            ? $"Salt on the road: {residual.Because}. That is no less than the {Say.Number(rate)} g/m² asked for: nothing more is spread, and the road is watched."
            : $"Salt on the road: {residual.Because}. Of {Say.Number(rate)} g/m² asked for {Say.Number(left)} g/m² are still to be spread.");
        return left;
    }

    /// <summary>The rate as the route's spreader can spread it, the next higher where it can't do the very rate; false where it can't spread so much.</summary>
    private bool CanSpread(double wanted, out double? rate)
    {
        rate = wanted;
        if (road.Spreader is not { } spreader)
        {
            return true;
        }

        if (spreader.AtLeast(wanted) is not { } able)
        {
            Add("spreader-too-small", $"The route's spreader spreads at the most {Say.Number(spreader.HighestRate)} g/m², less than the {Say.Number(wanted)} g/m² asked for. A person must decide how it is to be treated.");
            return false;
        }

        if (able != wanted)
        {
            Add("spreader-rate", $"The route's spreader spreads from {Say.Number(spreader.LowestRate)} g/m² in steps of {Say.Number(spreader.Step)} g/m²: {Say.Number(able)} g/m² is its next rate from {Say.Number(wanted)} g/m² on.");
            rate = able;
        }

        return true;
    }

    /// <summary>Footways are not treated for frost, only for ice or snow that stays.</summary>
    private GrittingAssessment TreatFootway(MatrixRow row)
    {
        var hours = Say.Whole(road.FootwaySecond ? policy.FootwayIceStaysFurtherHours : policy.FootwayIceStaysHours);
        var lasting = !row.IsFrost;
        if (lasting && road.FootwaySecond && road.IceLasted != true)
        {
            Add("footway-watched", $"Footways of the second class are treated once ice or snow has lain for {Say.Whole(policy.FootwayIceLastedHours)} h{(road.IceLasted is null ? ", which can't be told: no sensor has reported all through" : ", which it has not")}.");
            return Conclude(GrittingAction.Monitor);
        }

        if (!lasting && policy.TreatFootwaysForFrost && !road.FootwaySecond)
        {
            Add("footway-frost", "The policy treats footways for frost. No rate for footways is sourced: it is a person's call.");
            return Conclude(GrittingAction.Footway);
        }

        if (lasting && road.IceStays == true)
        {
            Add("footway-ice-stays", $"Ice or snow is expected to stay on the footway for {hours} h. No rate for footways is sourced: it is a person's call.");
            return Conclude(GrittingAction.Footway);
        }

        Add("footway-watched", !lasting
            ? "Footways are not treated for frost, only for ice or snow that stays."
            : road.IceStays is null
                ? $"Whether ice or snow stays on the footway for {hours} h can't be told: the basis ends before."
                : $"Ice or snow is not expected to stay on the footway for {hours} h.");
        return Conclude(GrittingAction.Monitor);
    }
}
