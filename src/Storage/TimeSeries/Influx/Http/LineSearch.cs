namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>
/// Finds the lines that the server will not store among those of a refused request: the request is halved until each line is
/// stored with others or refused alone. What a server counts as dropped is not looked at. docs/sources/storage.md#influx-bisect
/// </summary>
/// <remarks>
/// A guilty line costs about the logarithm of the lines in requests. Two causes take in many lines at once and are met in
/// fewer: of lines that are alike the newest speaks for all about a field's type, and how far the retention policy reaches back
/// is searched for in time. Where neither helps, the trial spaces the requests.
/// </remarks>
internal sealed class LineSearch(LineTrial trial)
{
    private const long NanosecondsPerHour = TimeSpan.TicksPerHour * TimeSpan.NanosecondsPerTick;

    /// <summary>Settles neighbouring lines that were refused together.</summary>
    public async Task SettleAsync(int first, int count, ServerReason reason, CancellationToken cancellation)
    {
        var (suspects, still) = await SetAsideNamedAsync([.. Enumerable.Range(first, count)], reason, cancellation);
        if (still is not null)
        {
            Array.Sort(suspects, AlikeTogether);
            await SettleAsync(suspects, still, cancellation);
        }
    }

    /// <summary>3.x names guilty lines, up to a hundred: they are set aside and the rest is sent again, until it is stored or none is named.</summary>
    /// <returns>Those that remain to be settled, and why they are refused; null when there are none.</returns>
    private async Task<(int[] Suspects, ServerReason? Reason)> SetAsideNamedAsync(int[] suspects, ServerReason reason, CancellationToken cancellation)
    {
        var still = reason;
        while (still is not null && NamedLines.Among(suspects, still.Lines, trial.Lines) is { Count: > 0 } named)
        {
            foreach (var (line, why) in named)
            {
                trial.Refuse(line, why, isAboutLines: true);
            }

            suspects = [.. suspects.Where(line => !named.ContainsKey(line))];
            still = suspects.Length == 0 ? null : await trial.AskAsync(suspects, cancellation);
        }

        return (suspects, still);
    }

    /// <param name="suspects">Refused together; alike ones beside each other, the oldest first.</param>
    private async Task SettleAsync(ReadOnlyMemory<int> suspects, ServerReason reason, CancellationToken cancellation)
    {
        var kind = RefusalCause.Of(reason.Text);
        if (suspects.Length == 1)
        {
            trial.Refuse(suspects.Span[0], reason);
        }
        else if (kind == RefusalKind.Retention)
        {
            await SettleByTimeAsync(suspects, reason, cancellation);
        }
        else if (kind == RefusalKind.FieldType && AreAlike(suspects.Span[0], suspects.Span[^1])
            && await trial.AskAsync(suspects[^1..], cancellation) is { } refused && RefusalCause.Of(refused.Text) == kind)
        {
            trial.RefuseAll(suspects.Span, refused);
        }
        else
        {
            await HalveAsync(suspects, reason, cancellation);
        }
    }

    private async Task HalveAsync(ReadOnlyMemory<int> suspects, ServerReason reason, CancellationToken cancellation)
    {
        var middle = Middle(suspects.Span);
        var stored = await AskAndSettleAsync(suspects[..middle], cancellation);
        var right = suspects[middle..];
        if (stored && right.Length > 1)
        {
            // The guilty ones must be here: it need not be asked after as a whole.
            await SettleAsync(right, reason, cancellation);
        }
        else
        {
            await AskAndSettleAsync(right, cancellation);
        }
    }

    /// <returns>Whether all of them are stored.</returns>
    private async Task<bool> AskAndSettleAsync(ReadOnlyMemory<int> part, CancellationToken cancellation)
    {
        if (await trial.AskAsync(part, cancellation) is not { } reason)
        {
            return true;
        }

        await SettleAsync(part, reason, cancellation);
        return false;
    }

    /// <summary>
    /// How many of the newest are stored together. An old line is kept or not by its company: 1.x stores it with a newer one of the
    /// same shard. So the newest are in every question, as they were in the request that was refused.
    /// </summary>
    private async Task SettleByTimeAsync(ReadOnlyMemory<int> suspects, ServerReason reason, CancellationToken cancellation)
    {
        var newestFirst = suspects.ToArray();
        Array.Sort(newestFirst, (a, b) => trial.Lines.Nanoseconds(b).CompareTo(trial.Lines.Nanoseconds(a)));
        var (stored, refused) = (0, newestFirst.Length);
        while (refused - stored > 1)
        {
            var asked = (stored + refused) / 2;
            if (await trial.AskAsync(newestFirst.AsMemory(..asked), cancellation) is not { } why)
            {
                stored = asked;
            }
            else if (RefusalCause.Of(why.Text) == RefusalKind.Retention)
            {
                (refused, reason) = (asked, why);
            }
            else
            {
                // Another cause is among them as well: then each part is looked at by itself.
                await HalveAsync(suspects, reason, cancellation);
                return;
            }
        }

        trial.RefuseAll(newestFirst.AsSpan(stored), reason);
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

    private int AlikeTogether(int one, int other)
    {
        var shape = trial.Lines.Shape(one).CompareTo(trial.Lines.Shape(other));
        return shape != 0 ? shape : trial.Lines.Nanoseconds(one).CompareTo(trial.Lines.Nanoseconds(other));
    }

    /// <summary>The same measurement with the same fields in one hour: no shard is shorter.</summary>
    private bool AreAlike(int one, int other) =>
        trial.Lines.Shape(one) == trial.Lines.Shape(other) && Hour(trial.Lines.Nanoseconds(one)) == Hour(trial.Lines.Nanoseconds(other));

    private static long Hour(long nanoseconds) => (long)decimal.Floor(nanoseconds / (decimal)NanosecondsPerHour);
}
