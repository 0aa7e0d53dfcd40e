using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>What the rule host has gathered since its last commit.</summary>
internal sealed class PendingCommit(string consumer, EvidenceCollector? evidence = null)
{
    private readonly List<ForecastIssue> _forecasts = [];
    private readonly List<DeadLetter> _deadLetters = [];
    private readonly List<PossibleGapRecord> _gaps = [];
    public List<Outcome> Outcomes { get; } = [];

    public int Records { get; private set; }

    /// <summary>What decisions were made of, B: it waits in memory for the commit.</summary>
    public long EvidenceBytes => evidence?.Bytes ?? 0;

    /// <summary>Minutes among the records: each costs an evaluation of the whole city.</summary>
    public int Ticks { get; private set; }

    /// <summary>
    /// Whether there is anything to record. Readings that changed nothing only move the position, and that is recorded
    /// with the minute's tick: until then a restart merely reads them again.
    /// </summary>
    public bool WorthCommitting =>
        Ticks > 0 || Outcomes.Count > 0 || _forecasts.Count > 0 || _deadLetters.Count > 0 || _gaps.Count > 0;

    public void Add(JournalPosition position, JournalRecord record)
    {
        Records++;
        switch (record)
        {
            case MessageRecord { Rejections.Count: > 0 } message:
                _deadLetters.Add(DeadLetter.From(position, message));
                break;
            case StoreRefusalRecord refusal:
                _deadLetters.Add(DeadLetter.From(refusal.Of, refusal.Message));
                break;
            case ForecastRecord forecast:
                _forecasts.Add(forecast.Issue);
                break;
            case PossibleGapRecord gap:
                _gaps.Add(gap);
                break;
            case TickRecord:
                Ticks++;
                break;
        }
    }

    public OutcomeCommit Take(JournalPosition position, DateTimeOffset recordedAt)
    {
        var commit = new OutcomeCommit(consumer, position, recordedAt, [.. Outcomes], [.. _forecasts], [.. _deadLetters], [.. _gaps])
        {
            Evidence = evidence?.Take() ?? [],
        };
        Outcomes.Clear();
        _forecasts.Clear();
        _deadLetters.Clear();
        _gaps.Clear();
        Skip();
        return commit;
    }

    public void Skip()
    {
        Records = 0;
        Ticks = 0;
    }
}
