namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>Breaks one request, and all after it until it is told to let them pass: before it is sent, or once the server has done what it asks.</summary>
internal sealed class BreakingHandler(HttpMessageHandler inner, bool answered) : DelegatingHandler(inner)
{
    private int _seen;

    /// <summary>The request to break, counted from 0; null to let all pass.</summary>
    public int? BreakAt { get; set; }

    public List<string> Requests { get; } = [];

    /// <summary>Whether anything was broken.</summary>
    public bool Broke { get; private set; }

    public void Reset(int? breakAt)
    {
        (_seen, BreakAt, Broke) = (0, breakAt, false);
        Requests.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.Content is FormUrlEncodedContent form ? Uri.UnescapeDataString(await form.ReadAsStringAsync(cancellationToken)) : request.RequestUri!.AbsolutePath);
        if (_seen++ < BreakAt || BreakAt is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (answered && !Broke)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
        }

        Broke = true;
        throw new HttpRequestException("broken by the test");
    }
}
