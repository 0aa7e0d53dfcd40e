using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Live;

/// <summary>The newest reading of every series, by event time (never by arrival), from memory.</summary>
public interface ILatestReadings
{
    LatestReading? Find(SensorId sensor, Quantity quantity);

    IEnumerable<LatestReading> All();

    IEnumerable<LatestReading> At(SiteId site);

    /// <summary>Rises with every change, so that a caller can tell whether anything is new.</summary>
    long Version { get; }
}
