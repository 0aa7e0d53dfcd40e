using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Telemetry.Api.Dashboard;
using Telemetry.Api.Endpoints.Gritting;
using Telemetry.Api.Endpoints.Session;

namespace Telemetry.Tests.Browser;

/// <summary>
/// A Kestrel that serves the built dashboard as the host does, and the API out of the hands of a test: in the host's own DTOs, so
/// that a change of them breaks these tests at compile time.
/// </summary>
internal sealed class FakeHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<Channel<string>, bool> _streams = new();
    private readonly ConcurrentStack<IAsyncDisposable> _visits = new();
    private readonly CancellationTokenSource _closing = new();

    private FakeHost(WebApplication app, Night night)
    {
        _app = app;
        Night = night;
    }

    public Night Night { get; }

    public string Address => _app.Urls.First();

    /// <summary>What decisions are refused with; null while they are answered.</summary>
    public int? RefuseWith { get; set; }

    /// <summary>The key that decisions and streams ask for; null while they ask for none.</summary>
    public string? Key { get; set; }

    /// <summary>Whether new event streams are refused.</summary>
    public bool RefusesStreams { get; set; }

    /// <summary>What new event streams are refused with.</summary>
    public int RefusesStreamsWith { get; set; } = StatusCodes.Status503ServiceUnavailable;

    /// <summary>Whom the key belongs to and what it may do; by default a demo's visitor, who may read all and change nothing.</summary>
    public (string? Name, string MayRead, string MayWrite) Caller { get; set; } = (null, "Admin", "Public");

    /// <summary>What is answered at an address (with its query) or a path; a status code is a refusal. Nothing named is a 404, and no alert stands.</summary>
    public ConcurrentDictionary<string, Func<object>> Answers { get; } = new() { [City.Alerts] = () => City.AlertsAnswer() };

    /// <summary>What becomes of a POST to a path, by its body.</summary>
    public ConcurrentDictionary<string, Func<JsonElement, object>> Deeds { get; } = new();

    /// <summary>Every POST, in order.</summary>
    public ConcurrentQueue<(string Path, JsonElement Body)> Posted { get; } = new();

    /// <summary>The Last-Event-ID of each stream opened, in order.</summary>
    public ConcurrentQueue<string?> Resumed { get; } = new();

    public static async Task<FakeHost> StartAsync(Night night)
    {
        var builder = WebApplication.CreateSlimBuilder();

        // By this name, since the host's own settings lie beside these tests and the port they name goes before UseUrls.
        builder.Configuration["Kestrel:Endpoints:Http:Url"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        var app = builder.Build();
        app.UseStatusCodePages();
        var host = new FakeHost(app, night);
        app.Use((context, next) =>
        {
            if (host.Key is null || !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Headers["X-Api-Key"] == host.Key)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        app.MapDashboard();
        app.MapGet("/api/v1/gritting/decisions", () => host.Answer(night.ToDto));
        app.MapGet("/api/v1/gritting/decisions/{route}/{day}", (string route) => host.Answer(() => night.HistoryOf(route)));
        app.MapGet("/api/v1/session", () => host.RefuseWith is { } status
            ? Results.StatusCode(status)
            : Results.Json(new SessionDto(night.Now, night.SimulatedTime, "Europe/London", host.Caller.Name, host.Caller.MayRead, host.Caller.MayWrite), JsonSerializerOptions.Web));
        app.MapGet("/api/v1/events", host.StreamAsync);
        app.MapGet("/api/v1/{**path}", (HttpContext context) => host.Given(context.Request.Path + context.Request.QueryString, context.Request.Path!));
        app.MapPost("/api/v1/{**path}", (Delegate)host.DoAsync);
        await app.StartAsync();
        return host;
    }

    /// <summary>Makes the decision stand and sends it down every stream.</summary>
    public void Publish(DecisionDto decision)
    {
        Night.Decide(decision);
        Send($"id: {decision.Id}\nevent: decision\ndata: {JsonSerializer.Serialize(decision, JsonSerializerOptions.Web)}\n\n");
    }

    public void Heartbeat() => Send($"event: heartbeat\ndata: {{\"now\":\"{Night.Now:O}\"}}\n\n");

    /// <summary>Sends an outcome down every stream.</summary>
    public void Publish(string kind, long id, object outcome) =>
        Send($"id: {id}\nevent: {kind}\ndata: {JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web)}\n\n");

    public void SendGarbage() => Send("event: decision\ndata: {\"id\":\n\n");

    public void DropStreams()
    {
        foreach (var stream in _streams.Keys)
        {
            stream.Writer.TryComplete();
        }
    }

    /// <summary>Has a visit end with this host: a page left open would ask for its stream again and again, beside every test that follows.</summary>
    public void EndsWithIt(IAsyncDisposable visit) => _visits.Push(visit);

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in _visits)
        {
            await visit.DisposeAsync();
        }

        await _closing.CancelAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private void Send(string text)
    {
        foreach (var stream in _streams.Keys)
        {
            stream.Writer.TryWrite(text);
        }
    }

    private IResult Given(params string[] addresses)
    {
        var answer = addresses.Select(address => Answers.GetValueOrDefault(address)).FirstOrDefault(each => each is not null);
        return RefuseWith is { } status ? Results.Problem(statusCode: status, title: "The record store is away")
            : answer is null ? Results.Problem(statusCode: StatusCodes.Status404NotFound)
            : ResultOf(answer());
    }

    private async Task<IResult> DoAsync(HttpContext context)
    {
        var body = await context.Request.ReadFromJsonAsync<JsonElement>();
        Posted.Enqueue((context.Request.Path!, body));
        return Deeds.TryGetValue(context.Request.Path!, out var deed) ? ResultOf(deed(body)) : Results.Problem(statusCode: StatusCodes.Status404NotFound);
    }

    private static IResult ResultOf(object answer) => answer switch
    {
        IResult result => result,
        int status => Results.Problem(statusCode: status),
        _ => Results.Json(answer, JsonSerializerOptions.Web),
    };

    private IResult Answer<T>(Func<T> answer) =>
        RefuseWith is { } status ? Results.Problem(statusCode: status, title: "The record store is away") : Results.Json(answer(), JsonSerializerOptions.Web);

    private async Task StreamAsync(HttpContext context)
    {
        if (RefusesStreams)
        {
            context.Response.StatusCode = RefusesStreamsWith;
            return;
        }

        var stream = Channel.CreateUnbounded<string>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(end.Token);
        _streams[stream] = true;
        Resumed.Enqueue(context.Request.Headers["Last-Event-ID"].FirstOrDefault());
        try
        {
            await foreach (var text in stream.Reader.ReadAllAsync(end.Token))
            {
                await context.Response.WriteAsync(text, end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page left, or the test is over.
        }
        finally
        {
            _streams.TryRemove(stream, out _);
        }
    }
}
