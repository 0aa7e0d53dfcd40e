namespace Telemetry.Domain.Alerts;

public enum OperatorActionKind
{
    /// <summary>Somebody has seen it and takes care.</summary>
    Acknowledge,

    /// <summary>Put aside until a time: it stands on record and calls nobody out.</summary>
    Shelve,

    /// <summary>Taken back off the shelf before its time.</summary>
    Unshelve,

    /// <summary>What was decided for a route is ordered.</summary>
    Confirm,

    /// <summary>Something else than what was decided for a route is ordered.</summary>
    Override,
}
