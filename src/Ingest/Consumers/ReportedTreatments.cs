using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;

namespace Telemetry.Ingest.Consumers;

/// <summary>
/// Tells the rules what was reported as spread, where their policy looks at it. Reports come over HTTP straight to the record store and not
/// through the journal; rules see each from when it was reported on, and evidence keeps what a decision saw.
/// </summary>
internal sealed class ReportedTreatments(ITreatmentLog log, TimeProvider clock)
{
    /// <summary>Rules conclude once a minute: asking more often tells them nothing sooner.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    private readonly List<TreatmentReport> _known = [];
    private long _last;
    private long? _asked;

    /// <summary>Reads all of the days from one on.</summary>
    public async Task BeginAsync(DateOnly from, CancellationToken cancellation)
    {
        _known.Clear();
        _last = 0;
        await ReadAsync(from, cancellation);
    }

    /// <summary>Gives an engine that begins all that is known.</summary>
    public void TellAll(RuleEngine engine) => _known.ForEach(engine.Accept);

    /// <summary>Gives an engine what has come since, if it is time to ask.</summary>
    public async Task TellNewAsync(RuleEngine engine, DateOnly from, CancellationToken cancellation)
    {
        if (_asked is { } asked && clock.GetElapsedTime(asked) < Between)
        {
            return;
        }

        var before = _known.Count;
        await ReadAsync(from, cancellation);
        for (var i = before; i < _known.Count; i++)
        {
            engine.Accept(_known[i]);
        }

        _known.RemoveAll(t => t.Day < from);
    }

    private async Task ReadAsync(DateOnly from, CancellationToken cancellation)
    {
        foreach (var logged in await log.ReadAfterAsync(_last, from, cancellation))
        {
            _known.Add(logged.Outcome);
            _last = Math.Max(_last, logged.Id);
        }

        _asked = clock.GetTimestamp();
    }
}
