using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>When a gateway is on the air.</summary>
internal sealed class AirTime(CityPlan plan, string gateway)
{
    private readonly GatewayOutage[] _outages = [.. plan.Outages.Where(o => o.Gateway == gateway)];

    public static AirTime Always { get; } = new(CityPlan.Undisturbed, "");

    /// <summary>When it will be back; null while it is on the air.</summary>
    public DateTimeOffset? OffUntil(DateTimeOffset now)
    {
        foreach (var outage in _outages)
        {
            if (outage.During.Contains(now))
            {
                return outage.During.EndOn(now);
            }
        }

        return null;
    }

    /// <summary>When it next goes off the air; null for never.</summary>
    public DateTimeOffset? NextOff(DateTimeOffset now) =>
        _outages.Length == 0 ? null : _outages.Min(o => o.During.NextStart(now));
}
