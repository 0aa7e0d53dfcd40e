namespace Telemetry.Rules.Engine;

/// <summary>The rules of one site, gateway or route, which conclude at each tick and again for ticks before it that a late reading concerns.</summary>
internal interface IPipeline : IDisposable
{
    /// <summary>The earliest observation since the last tick: conclusions for times from here on may change. Null when there was none.</summary>
    DateTimeOffset? ChangedFrom { get; }

    /// <summary>Takes back what was concluded for the ticks from <paramref name="from"/> on, to be concluded again.</summary>
    void Rewind(DateTimeOffset from);

    /// <summary>Concludes for one tick.</summary>
    void Evaluate(DateTimeOffset at, TickConclusions conclusions);

    /// <summary>Ends a tick: settles corrections and lets go of what is too old to matter.</summary>
    void Settle(DateTimeOffset now, TickConclusions conclusions);
}
