namespace Telemetry.Rules.Winter;

/// <summary>When a route of the second priority is treated.</summary>
public enum SecondaryRoutes
{
    /// <summary>As a route of the first priority.</summary>
    AsPrimary,

    /// <summary>Against frost and light snow only once it has been frozen for long, and against snow from a depth on.</summary>
    Prolonged,
}
