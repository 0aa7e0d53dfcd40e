using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>The road surface temperature of a station's stretch, with its offset, at any instant from now on.</summary>
internal interface IRoadAhead
{
    /// <summary>°C.</summary>
    double RstAt(DateTimeOffset at);

    /// <summary>Null where only the policy's standard deviation is known.</summary>
    RoadQuantiles? QuantilesAt(DateTimeOffset at);

    /// <summary>The instants after now, and up to the end, that an outlook has to look at; the end is among them.</summary>
    IEnumerable<DateTimeOffset> Steps(DateTimeOffset until);
}
