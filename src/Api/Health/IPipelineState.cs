namespace Telemetry.Api.Health;

/// <summary>What the API asks of the pipeline that runs beside it.</summary>
internal interface IPipelineState
{
    long JournalHead { get; }

    /// <summary>Why nothing can be made durable; null while it can.</summary>
    string? JournalTrouble { get; }

    /// <summary>The latest minute that rules were told of; null before the first.</summary>
    DateTimeOffset? LastTick { get; }

    ConsumerState Store { get; }

    ConsumerState Rules { get; }

    /// <summary>Every consumer of the journal by name, these two among them.</summary>
    IReadOnlyList<(string Name, ConsumerState State)> Stages { get; }

    JournalReach ReadJournal();
}
