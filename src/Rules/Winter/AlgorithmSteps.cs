using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter;

/// <summary>
/// The ordered algorithm: the first step that matches decides, each step passed adds its reason
/// (docs/sources/winter.md#algorithm).
/// </summary>
internal sealed partial class AlgorithmSteps(Hazards road, GrittingPolicyOptions policy, List<Reason> reasons)
{
    public GrittingAssessment Walk() =>
        NoBasis() ?? LyingSnow() ?? IceFormed() ?? FreezingRainNow() ?? SnowOrFreezingRainAhead() ?? Temperature();

    private GrittingAssessment? NoBasis()
    {
        if (road.MinimumRst is not null)
        {
            return null;
        }

        Add("no-basis", "No basis: neither a current forecast nor a trusted road surface temperature. A person must decide.");
        return Conclude(GrittingAction.Escalate);
    }

    private GrittingAssessment? LyingSnow()
    {
        if (!(road.SnowDepthMm > policy.PloughAboveMm))
        {
            return null;
        }

        var (depth, limit) = (Say.Whole(road.SnowDepthMm.Value), Say.Whole(policy.PloughAboveMm));
        Add("lying-snow", $"Snow lies {(depth == limit ? Say.Number(road.SnowDepthMm.Value) : depth)} mm deep, over the {limit} mm to plough.");
        return Treat(GrittingAction.Plough, TreatmentMatrix.DeepSnow);
    }

    private GrittingAssessment? IceFormed()
    {
        var snow = road.Surface == SurfaceState.Snow || road.SnowDepthMm > 0;
        var ice = road.Surface is SurfaceState.Ice or SurfaceState.Frost or SurfaceState.Slush;
        if (!snow && !ice)
        {
            return null;
        }

        if (!snow && road.RstTrusted && road.PresentRst > policy.NoActionAboveRst)
        {
            Add("ice-contradicted", $"The surface sensor reports {Name(road.Surface)} at {Say.Celsius(road.PresentRst.Value)}: it is melting or mistaken, and is watched.");
            return null;
        }

        var key = policy.IceRowsUse == IceRowsKey.Air ? road.Air : road.PresentRst ?? road.MinimumRst;
        if (key is null)
        {
            Add("ice-key-unknown", $"The matrix's ice rows go by {(policy.IceRowsUse == IceRowsKey.Air ? "air" : "road surface")} temperature, which is not known.");
        }

        if (!snow)
        {
            Add("ice-formed", $"The surface sensor reports {Name(road.Surface)}.");
            return Treat(GrittingAction.PostTreatment, TreatmentMatrix.Ice(key));
        }

        Add("snow-lies", road.SnowDepthMm > 0
            ? $"Snow lies {Say.Whole(road.SnowDepthMm.Value)} mm deep. The matrix has no row up to 30 mm: the one for packed snow is the nearest."
            : "The surface sensor reports snow of unknown depth. The matrix has no row up to 30 mm: the one for packed snow is the nearest.");
        return Treat(GrittingAction.PostTreatment, TreatmentMatrix.Packed(key));
    }

    private GrittingAssessment? FreezingRainNow()
    {
        if (road.FreezingRainFalls)
        {
            Add("freezing-rain-falling", "Freezing rain is falling.");
            return Treat(GrittingAction.Precautionary, TreatmentMatrix.FreezingRainFalling);
        }

        if (road.FreezingRainFell)
        {
            Add("after-freezing-rain", "Rain fell on the frozen road and the road is still frozen.");
            return Treat(GrittingAction.PostTreatment, TreatmentMatrix.AfterFreezingRain);
        }

        return null;
    }

    private GrittingAssessment? SnowOrFreezingRainAhead()
    {
        if (road.FreezingRainExpected)
        {
            Add("freezing-rain-forecast", "Freezing rain is expected.");
        }
        else if (road.FreshSnowMm > 0 && road.SnowRst <= policy.SnowSettlesAtOrBelowRst)
        {
            Add("snow-forecast", double.IsFinite(road.FreshSnowMm)
                ? $"{Say.Number(road.FreshSnowMm)} mm of fresh snow is expected, on a road down to {Say.Celsius(road.SnowRst)}."
                : $"Snow of unknown depth is expected: counted as {Say.Whole(policy.MediumSnowFromMm)} mm or more.");
        }
        else
        {
            if (road.FreshSnowMm > 0)
            {
                Add("snow-melts", $"Snow is expected, but the road stays above {Say.Celsius(policy.SnowSettlesAtOrBelowRst)}, where it does not settle; it is watched.");
            }

            return null;
        }

        return Treat(
            GrittingAction.Precautionary,
            TreatmentMatrix.Forecast(road.FreshSnowMm, road.FreezingRainExpected, policy.MediumSnowFromMm));
    }

    private GrittingAssessment Temperature()
    {
        var minimum = road.MinimumRst!.Value;
        if (minimum > policy.NoActionAboveRst)
        {
            Add("above-no-action", $"The road stays above {Say.Celsius(policy.NoActionAboveRst)}: its minimum is {Say.Celsius(minimum)}.");
            return Conclude(Mildest());
        }

        if (minimum > policy.PrecautionaryAtOrBelowRst)
        {
            var chance = road.FreezingChance ?? Normal.Below(0, minimum, policy.ForecastSdK);
            Add("marginal", $"The minimum of {Say.Celsius(minimum)} lies between {Say.Number(policy.PrecautionaryAtOrBelowRst)} and {Say.Celsius(policy.NoActionAboveRst)}; chance of freezing {Say.Whole(100 * chance)} %.");
            if (!policy.TreatByCostLoss || chance <= policy.CostLossRatio)
            {
                return Conclude(GrittingAction.Monitor);
            }

            Add("cost-loss", $"That is above the cost–loss ratio of {Say.Number(100 * policy.CostLossRatio)} %.");
        }
        else
        {
            Add("frost-expected", $"The road's minimum is {Say.Celsius(minimum)}, at or below {Say.Celsius(policy.PrecautionaryAtOrBelowRst)}.");
        }

        return Moist(minimum);
    }

    private GrittingAssessment Moist(double minimum)
    {
        Add(
            road.Moisture switch { SurfaceMoisture.Wet => "road-wet", SurfaceMoisture.Damp => "road-damp", _ => "road-dry" },
            road.MoistureBecause);
        if (road.Moisture == SurfaceMoisture.Dry)
        {
            if (!policy.TreatDryRoads)
            {
                Add("dry-not-treated", "A dry road is not salted, however cold: there is nothing to freeze. Watch for rain, mist, seepage and hoar frost.");
                return Conclude(GrittingAction.Monitor);
            }

            Add("treat-dry", "The policy treats cold roads though they are dry.");
        }

        if (TreatmentMatrix.Frost(minimum, road.Moisture == SurfaceMoisture.Wet) is not { } row || minimum <= policy.EscalateAtOrBelowRst)
        {
            Add("too-cold-for-salt", $"At or below {Say.Celsius(policy.EscalateAtOrBelowRst)} the matrix has no row: salt alone is not enough. A person must decide.");
            return Conclude(GrittingAction.Escalate);
        }

        if (minimum < policy.SaltWarnBelowRst)
        {
            Add("salt-less-effective", $"Below {Say.Celsius(policy.SaltWarnBelowRst)} salt works less.");
        }

        return Treat(GrittingAction.Precautionary, row);
    }

    private GrittingAction Mildest() =>
        road.AtLeastMonitor || road.FreshSnowMm > 0 || road.Surface is SurfaceState.Ice or SurfaceState.Frost or SurfaceState.Slush
            ? GrittingAction.Monitor
            : GrittingAction.NoAction;

    private GrittingAssessment Conclude(GrittingAction action, double? rate = null, MatrixRow? row = null) => new()
    {
        Action = action,
        SpreadRate = rate,
        Treatments = row?.Treatments ?? Treatments.None,
        Row = row,
        Moisture = road.Moisture,
        Reasons = reasons,
    };

    private void Add(string code, string text) => reasons.Add(new Reason(code, text));

    private static string Name(SurfaceState? state) => state switch
    {
        SurfaceState.Frost => "frost",
        SurfaceState.Ice => "ice",
        SurfaceState.Slush => "slush",
        _ => "snow",
    };
}
