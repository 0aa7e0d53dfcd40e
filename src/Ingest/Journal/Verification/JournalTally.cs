using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>What has been seen of a journal so far.</summary>
internal sealed class JournalTally(Action<JournalPosition, JournalRecord>? each = null)
{
    private const int MostFindings = 100;

    private readonly List<JournalFinding> _findings = [];
    private long _oldest = long.MaxValue;
    private int _further;

    public JournalRecordCounts Records { get; private set; }

    /// <summary>The first record that could be read; 0 before there is one.</summary>
    public long First { get; private set; }

    public long Last { get; private set; }

    /// <summary>The latest time so far, in UTC ticks, which what was deleted before the first segment had too.</summary>
    public long NewestAt { get; set; }

    public long TailBytes { get; set; }

    public string? TailFile { get; set; }

    public long TailOffset { get; set; }

    private long _newest;
    private long _stepBack;
    private long _stepBackAt;

    public void Add(long position, JournalRecord record)
    {
        Records = Records.And(record);
        each?.Invoke(new JournalPosition(position), record);
        First = First == 0 ? position : First;
        Last = position;
        var at = record.At.UtcTicks;
        if (NewestAt - at > _stepBack)
        {
            (_stepBack, _stepBackAt) = (NewestAt - at, position);
        }

        _oldest = Math.Min(_oldest, at);
        _newest = Math.Max(_newest, at);
        NewestAt = Math.Max(NewestAt, at);
    }

    public void Find(JournalFinding finding)
    {
        if (_findings.Count < MostFindings)
        {
            _findings.Add(finding);
        }
        else
        {
            _further++;
        }
    }

    public JournalReport Report(string location, int segments, long bytes, IReadOnlyList<JournalConsumer> consumers, long emptyHead) => new(
        location,
        segments,
        bytes,
        new JournalPosition(First == 0 ? emptyHead + 1 : First),
        new JournalPosition(First == 0 ? emptyHead : Last),
        First == 0 ? null : new DateTimeOffset(_oldest, TimeSpan.Zero),
        First == 0 ? null : new DateTimeOffset(_newest, TimeSpan.Zero),
        Records,
        TailBytes,
        TailFile,
        TailOffset,
        new TimeSpan(_stepBack),
        new JournalPosition(_stepBackAt),
        consumers,
        _findings,
        _further);
}
