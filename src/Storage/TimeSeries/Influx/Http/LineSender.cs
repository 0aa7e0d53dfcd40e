using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>Sends a batch in parts, a few at a time, and has the guilty lines of a refused part found.</summary>
internal sealed class LineSender(InfluxConnection connection, InfluxOptions options, TimeProvider clock)
{
    private readonly LinePost _post = new(connection, options, clock);

    /// <summary>Lines that the server took at a time, since it said that more are too many.</summary>
    private volatile int _mostLines = options.BatchLines;

    public async Task<WriteResult> SendAsync(InfluxIdentity server, LineBatch lines, CancellationToken cancellation)
    {
        using var trouble = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = new LineWork(server, lines, new LineTrial(_post, server, lines, options, connection.Name, clock));
        var senders = new Task[Math.Min(options.InFlight, ((lines.Count - 1) / options.BatchLines) + 1)];
        for (var i = 0; i < senders.Length; i++)
        {
            senders[i] = SendPartsAsync(work, trouble, cancellation);
        }

        // All of them, also after a failure: nothing may be under way when the batch is used again.
        await Task.WhenAll(senders);
        return work.Trial.Result();
    }

    private async Task SendPartsAsync(LineWork work, CancellationTokenSource trouble, CancellationToken cancellation)
    {
        try
        {
            while (work.TakePart(_mostLines) is { Count: > 0 } part && !trouble.IsCancellationRequested)
            {
                await SendPartAsync(work, part.First, part.Count, cancellation);
            }
        }
        catch
        {
            // The others finish what they have under way, and begin nothing more.
            await trouble.CancelAsync();
            throw;
        }
    }

    private async Task SendPartAsync(LineWork work, int first, int count, CancellationToken cancellation)
    {
        var answer = await _post.SendAsync(work.Server, work.Lines, first, count, cancellation);
        switch (answer.Verdict)
        {
            case WriteVerdict.Stored:
                work.Trial.Stored();
                break;

            case WriteVerdict.Refused:
                await new LineSearch(work.Trial).SettleAsync(first, count, answer.Reason!, cancellation);
                break;

            case WriteVerdict.TooLarge when count == 1:
                work.Trial.Refuse(first, answer.Reason!);
                break;

            default:
                var half = count / 2;
                _mostLines = Math.Min(_mostLines, count - half);
                await SendPartAsync(work, first, half, cancellation);
                await SendPartAsync(work, first + half, count - half, cancellation);
                break;
        }
    }
}
