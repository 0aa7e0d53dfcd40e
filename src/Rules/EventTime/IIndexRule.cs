using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>A rule that gives an air quality index for hours and days. Stateless, like every rule.</summary>
public interface IIndexRule
{
    string Name { get; }

    bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors);

    /// <summary>Given a moment at an hour's end, the hour's indices and, at midnight GMT, the day's; nothing at other moments.</summary>
    IObservable<AirQualityIndex> Evaluate(IObservable<SiteMoment> moments);
}
