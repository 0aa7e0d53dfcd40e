namespace Telemetry.Tests.Integration.Faults;

/// <summary>How much the gateways of a <see cref="CityUnderFault"/> publish.</summary>
/// <param name="LiveMinutes">Minutes of the night that the live gateway goes on for: as many seconds.</param>
/// <param name="BacklogPerStation">Messages that the other gateway has kept of each of its twelve stations.</param>
/// <param name="WholeBacklog">With all four quantities of a station in each, not the surface's temperature alone.</param>
internal sealed record CityLoad(int LiveMinutes, int BacklogPerStation, bool WholeBacklog = false)
{
    /// <summary>The load of a fault: about 7,000 readings in a quarter of a minute.</summary>
    public static CityLoad Short { get; } = new(10, 250);
}
