using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>What has come out so far about the lines of one batch. Several senders use it at once.</summary>
internal sealed class LineTrial(LinePost post, InfluxIdentity server, LineBatch lines, InfluxOptions options, string name, TimeProvider clock)
{
    /// <summary>Questions asked as fast as they are answered: enough for some 15 guilty lines of 5,000.</summary>
    private const int FreeQuestions = 250;

    /// <summary>Between further ones: at most 200 a second from each sender. Own choice.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(5);

    /// <summary>Refusals for a reason that does not speak of lines, with nothing stored, before it is taken for the server's trouble.</summary>
    private const int MostUnexplained = 16;

    private readonly Lock _lock = new();
    private readonly List<RefusedLine> _refused = [];
    private int _questions;
    private int _unexplained;
    private volatile bool _anyStored;

    public LineBatch Lines { get; } = lines;

    /// <summary>Some line was stored: the server is in order.</summary>
    public void Stored() => _anyStored = true;

    /// <summary>For a line that was sent alone, or for which one speaks that was.</summary>
    public void Refuse(int line, ServerReason reason) => Refuse(line, reason.ForOne, RefusalCause.Of(reason.Text) != RefusalKind.Unknown);

    /// <param name="isAboutLines">Whether it is surely the line that is at fault.</param>
    public void Refuse(int line, string reason, bool isAboutLines)
    {
        lock (_lock)
        {
            _refused.Add(new RefusedLine(line, reason));
            if (!isAboutLines)
            {
                _unexplained++;
                ThrowIfUnexplained(_unexplained >= MostUnexplained);
            }
        }
    }

    public void RefuseAll(ReadOnlySpan<int> guilty, ServerReason reason)
    {
        foreach (var line in guilty)
        {
            Refuse(line, reason);
        }
    }

    /// <summary>Sends these lines once more, without the others. Why they are refused; null when they are stored.</summary>
    public async Task<ServerReason?> AskAsync(ReadOnlyMemory<int> some, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _questions) > FreeQuestions)
        {
            await Task.Delay(Spacing, clock, cancellation);
        }

        var answer = await post.SendAsync(server, Lines, some.Span, cancellation);
        if (answer.Verdict == WriteVerdict.Stored)
        {
            Stored();
        }

        return answer.Reason;
    }

    /// <summary>Every line but these is stored.</summary>
    public WriteResult Result()
    {
        lock (_lock)
        {
            ThrowIfUnexplained(_refused.Count == Lines.Count);
            return _refused.Count == 0 ? WriteResult.AllStored : new WriteResult([.. _refused.OrderBy(line => line.Line)]);
        }
    }

    private void ThrowIfUnexplained(bool tooMany)
    {
        if (tooMany && _unexplained == _refused.Count && _unexplained > 0 && !_anyStored)
        {
            throw new InfluxRefusedException(
                $"{name} refuses every line without a reason that is about lines ({_refused[0].Reason}). Look at {InfluxOptions.Section}: {nameof(options.Url)} {options.Url}, database {options.Database}.");
        }
    }
}
