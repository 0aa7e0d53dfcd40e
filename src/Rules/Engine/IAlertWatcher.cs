using Telemetry.Domain.Alerts;

namespace Telemetry.Rules.Engine;

/// <summary>What runs alert rules over its own: a site or a gateway.</summary>
internal interface IAlertWatcher
{
    /// <summary>Whether the rule is run here.</summary>
    bool Runs(string rule);

    /// <summary>Goes on from the alerts that stand open on record, and from none for every other rule and subject.</summary>
    void Adopt(IEnumerable<Alert> open, DateTimeOffset lastTick);
}
