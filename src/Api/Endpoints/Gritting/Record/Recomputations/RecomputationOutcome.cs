namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>What became of deciding again.</summary>
internal enum RecomputationOutcome
{
    Done,

    /// <summary>There is no such decision on record.</summary>
    NotOnRecord,

    /// <summary>It was recorded without evidence.</summary>
    NoEvidence,

    /// <summary>The decision or a piece of its evidence is missing or was changed.</summary>
    NotWhole,
}
