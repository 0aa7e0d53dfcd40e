namespace Telemetry.Domain.Journal;

/// <summary>Is told what became of an appended record. Called on the journal's thread, in order of append: return at once, never throw.</summary>
public interface IDurabilityObserver
{
    /// <summary>The record is on disk.</summary>
    void OnDurable(JournalPosition position);

    /// <summary>The record is not durable and never will be by this append: do not acknowledge.</summary>
    void OnFailed(Exception error);
}
