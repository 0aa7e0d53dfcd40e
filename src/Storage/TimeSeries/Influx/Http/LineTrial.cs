using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>
/// Finds the lines that the server will not store among those of a refused request: the request is halved until each line is
/// stored with others or refused alone. What a server counts as dropped is not looked at. docs/sources/storage.md#influx-bisect
/// </summary>
/// <remarks>
/// A guilty line costs about the logarithm of the lines in requests. Two causes take in many lines at once, and alike ones
/// together: a field of another type (by measurement and shard), a time beyond the retention policy. Of alike lines the newest
/// alone is asked after, and speaks for the rest. Where neither helps, requests beyond the first few hundred are spaced.
/// </remarks>
internal sealed class LineTrial(LinePost post, InfluxIdentity server, LineBatch lines, InfluxOptions options, string name, TimeProvider clock)
{
    /// <summary>Requests made as fast as they are answered: some 20 guilty lines of 5,000.</summary>
    private const int FreeRequests = 250;

    /// <summary>Between further requests: at most 200 a second from each sender. Own choice.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(5);

    /// <summary>Refusals for a reason that does not speak of lines, with nothing stored, before it is taken for the server's trouble.</summary>
    private const int MostUnexplained = 16;

    private const long NanosecondsPerHour = TimeSpan.TicksPerHour * TimeSpan.NanosecondsPerTick;

    private readonly Lock _lock = new();
    private readonly List<RefusedLine> _refused = [];
    private int _requests;
    private int _unexplained;
    private volatile bool _anyStored;

    public void Stored() => _anyStored = true;

    /// <summary>Every line but these is stored.</summary>
    public WriteResult Result()
    {
        lock (_lock)
        {
            ThrowIfUnexplained(_refused.Count == lines.Count);
            return _refused.Count == 0 ? WriteResult.AllStored : new WriteResult([.. _refused.OrderBy(line => line.Line)]);
        }
    }

    /// <summary>For a line that was sent alone, or for which one speaks that was.</summary>
    public void Refuse(int line, ServerReason reason) => Refuse(line, reason.ForOne, RefusalCause.Of(reason.Text) != RefusalKind.Unknown);

    /// <param name="isAboutLines">Whether it is surely the line that is at fault.</param>
    private void Refuse(int line, string reason, bool isAboutLines)
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

    /// <summary>Settles lines that were refused together.</summary>
    public async Task SettleAsync(int first, int count, ServerReason reason, CancellationToken cancellation)
    {
        var suspects = Enumerable.Range(first, count).ToArray();
        if (await SetAsideNamedAsync(suspects, reason, cancellation) is { Length: > 0 } rest)
        {
            // Alike lines beside each other, the oldest first.
            Array.Sort(rest, (a, b) => lines.Shape(a) != lines.Shape(b) ? lines.Shape(a).CompareTo(lines.Shape(b)) : lines.Nanoseconds(a).CompareTo(lines.Nanoseconds(b)));
            await SettleAsync(rest, reason, cancellation);
        }
    }

    /// <summary>3.x names guilty lines, up to a hundred: they are set aside and the rest is sent again, until it is stored or none is named.</summary>
    /// <returns>Those that remain to be settled.</returns>
    private async Task<int[]> SetAsideNamedAsync(int[] suspects, ServerReason reason, CancellationToken cancellation)
    {
        while (NamedLines.Among(suspects, reason.Lines, lines) is { Count: > 0 } named)
        {
            foreach (var (line, why) in named)
            {
                Refuse(line, why, isAboutLines: true);
            }

            suspects = [.. suspects.Where(line => !named.ContainsKey(line))];
            if (suspects.Length == 0 || await AskAsync(suspects, cancellation) is not { } again)
            {
                return [];
            }

            reason = again;
        }

        return suspects;
    }

    private async Task SettleAsync(ReadOnlyMemory<int> suspects, ServerReason reason, CancellationToken cancellation)
    {
        if (suspects.Length == 1)
        {
            Refuse(suspects.Span[0], reason);
            return;
        }

        if (AreAlike(suspects.Span) && RefusalCause.IsShared(RefusalCause.Of(reason.Text)))
        {
            var newest = suspects[^1..];
            var refused = await AskAsync(newest, cancellation);
            if (refused is not null && RefusalCause.Of(refused.Text) == RefusalCause.Of(reason.Text))
            {
                RefuseAll(suspects.Span, refused);
                return;
            }

            suspects = suspects[..^1];
            if (refused is not null)
            {
                Refuse(newest.Span[0], refused);
                refused = await AskAsync(suspects, cancellation);
                if (refused is null)
                {
                    return;
                }

                reason = refused;
            }

            if (suspects.Length == 1)
            {
                await SettlePartAsync(suspects, cancellation);
                return;
            }
        }

        var middle = Middle(suspects.Span);
        var stored = await SettlePartAsync(suspects[..middle], cancellation);
        var right = suspects[middle..];
        if (stored && right.Length > 1)
        {
            // The guilty ones must be here: it need not be asked after as a whole.
            await SettleAsync(right, reason, cancellation);
        }
        else
        {
            await SettlePartAsync(right, cancellation);
        }
    }

    /// <returns>Whether all of them are stored.</returns>
    private async Task<bool> SettlePartAsync(ReadOnlyMemory<int> part, CancellationToken cancellation)
    {
        if (await AskAsync(part, cancellation) is not { } reason)
        {
            return true;
        }

        await SettleAsync(part, reason, cancellation);
        return false;
    }

    /// <summary>Why these lines are refused; null when they are stored.</summary>
    private async Task<ServerReason?> AskAsync(ReadOnlyMemory<int> part, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _requests) > FreeRequests)
        {
            await Task.Delay(Spacing, clock, cancellation);
        }

        var answer = await post.SendAsync(server, lines, part.Span, cancellation);
        if (answer.Verdict == WriteVerdict.Stored)
        {
            Stored();
        }

        return answer.Reason;
    }

    /// <summary>Half of them, or where lines of another kind begin that is nearest to it.</summary>
    private int Middle(ReadOnlySpan<int> suspects)
    {
        var half = suspects.Length / 2;
        for (var away = 0; away < half; away++)
        {
            if (!AreAlike(suspects[half - away - 1], suspects[half - away]))
            {
                return half - away;
            }

            if (half + away < suspects.Length && !AreAlike(suspects[half + away - 1], suspects[half + away]))
            {
                return half + away;
            }
        }

        return half;
    }

    private bool AreAlike(ReadOnlySpan<int> sorted) => AreAlike(sorted[0], sorted[^1]);

    /// <summary>The same measurement with the same fields in one hour: no shard is shorter.</summary>
    private bool AreAlike(int one, int other) =>
        lines.Shape(one) == lines.Shape(other) && Hour(lines.Nanoseconds(one)) == Hour(lines.Nanoseconds(other));

    private static long Hour(long nanoseconds) => (long)decimal.Floor(nanoseconds / (decimal)NanosecondsPerHour);

    private void RefuseAll(ReadOnlySpan<int> guilty, ServerReason reason)
    {
        foreach (var line in guilty)
        {
            Refuse(line, reason);
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
