using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Winter;

/// <summary>The part of the policy on road sensors that drift.</summary>
public sealed partial class GrittingPolicyOptions
{
    /// <summary>Whether a road sensor whose nights lie further above the stations near it, or the air, than they used to is no basis. Default true. False leaves a sensor that drifts warm to be found by eye.</summary>
    public bool DistrustDriftingSensors { get; set; } = true;

    /// <summary>How far the mean of three nights must lie outside what is usual, K. Default 1.5 (the platform's own, beside stations; the air of 79 measured nights reached 0.6). Smaller finds a drift earlier and distrusts more good sensors.</summary>
    [Range(0.5, 20.0)]
    public double DriftOverThreeNightsK { get; set; } = 1.5;

    /// <summary>How far one night alone must lie outside what is usual, K. Default 4.0 (the platform's own: the farthest of 79 measured nights was 2.2). It finds a step, as after a wrong calibration.</summary>
    [Range(0.5, 20.0)]
    public double DriftOverOneNightK { get; set; } = 4;
}
