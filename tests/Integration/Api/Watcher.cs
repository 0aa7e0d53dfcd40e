using System.Text.Json;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Api;

/// <summary>A reader of the live stream.</summary>
internal sealed class Watcher(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public static async Task<Watcher> OpenAsync(HttpClient client, string address, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new Watcher(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event that has a name and data.</summary>
    public async Task<Message> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        var (id, name, data) = ("", "", "");
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
            {
                return new Message(id, name, JsonDocument.Parse(data).RootElement);
            }

            (id, name, data) = line switch
            {
                _ when line.StartsWith("id: ", StringComparison.Ordinal) => (line[4..], name, data),
                _ when line.StartsWith("event: ", StringComparison.Ordinal) => (id, line[7..], data),
                _ when line.StartsWith("data: ", StringComparison.Ordinal) => (id, name, line[6..]),
                _ => (id, name, data),
            };
        }

        throw new InvalidOperationException("the stream ended");
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }

    public sealed record Message(string Id, string Event, JsonElement Data);
}
