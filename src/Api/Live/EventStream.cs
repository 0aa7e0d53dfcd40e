using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Time;

namespace Telemetry.Api.Live;

/// <summary>One watcher's stream of outcomes as server-sent events, from the outcome after <paramref name="afterId"/> on.</summary>
internal sealed class EventStream(
    long afterId,
    IReadOnlySet<string> kinds,
    IOutcomeLog log,
    LiveFeed feed,
    LiveEventFormat format,
    LiveOptions options,
    IOptions<JsonOptions> json,
    TimeProvider clock,
    LiveClients clients) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var client = clients.TryEnter();
        if (client is null)
        {
            await Problems.ApiProblem.Unavailable("As many watchers as allowed are connected. Try again later.").ExecuteAsync(httpContext);
            return;
        }

        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, client.Stopping);
        try
        {
            await WatchAsync(response, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The watcher has gone, or the host stops: the watcher resumes with the last id it has.
        }
        catch (TimeoutException)
        {
            clients.CutSlow();
            httpContext.Abort();
        }
    }

    private async Task WatchAsync(HttpResponse response, CancellationToken cancellation)
    {
        var last = afterId;
        await SendAsync(response, Heartbeat(last), cancellation);
        var heartbeatAt = clock.GetUtcNow() + options.Heartbeat;
        while (true)
        {
            var grown = feed.Grown();
            var sent = last;
            last = await SendNewAsync(response, last, cancellation);
            if (last > sent)
            {
                continue;
            }

            var wait = heartbeatAt - clock.GetUtcNow();
            if (wait <= TimeSpan.Zero)
            {
                await SendAsync(response, Heartbeat(last), cancellation);
                heartbeatAt = clock.GetUtcNow() + options.Heartbeat;
            }
            else
            {
                // At a heartbeat the log is read all the same, so that a signal lost anywhere costs 15 s and not the night.
                await Task.WhenAny(grown, Task.Delay(wait, clock, cancellation));
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Sends one batch of what is new; gives the id up to which the watcher now is.</summary>
    private async Task<long> SendNewAsync(HttpResponse response, long last, CancellationToken cancellation)
    {
        var outcomes = await log.ReadAfterAsync(last, options.BatchSize, cancellation);
        if (outcomes.Count == 0)
        {
            return last;
        }

        var followUp = await format.FollowUpAsync(outcomes, cancellation);
        var text = new System.Text.StringBuilder();
        foreach (var outcome in outcomes)
        {
            if (format.Describe(outcome, followUp) is { } described && kinds.Contains(described.Kind))
            {
                text.Append(CultureInfo.InvariantCulture, $"id: {outcome.Id}\nevent: {described.Kind}\ndata: ")
                    .Append(JsonSerializer.Serialize(described.Data, described.Data.GetType(), json.Value.SerializerOptions))
                    .Append("\n\n");
            }
        }

        // Ids passed over because their kind is not asked for are passed over on resuming too.
        text.Append(CultureInfo.InvariantCulture, $"id: {outcomes[^1].Id}\n\n");
        await SendAsync(response, text.ToString(), cancellation);
        return outcomes[^1].Id;
    }

    private string Heartbeat(long last) => string.Create(
        CultureInfo.InvariantCulture,
        $"id: {last}\nevent: heartbeat\ndata: {{\"now\":\"{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"}}\n\n");

    private async Task SendAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        await response.WriteAsync(text, cancellation).WaitAsync(options.SlowClientTimeout, clock.OfMachine(), cancellation);
        await response.Body.FlushAsync(cancellation).WaitAsync(options.SlowClientTimeout, clock.OfMachine(), cancellation);
    }
}
