using Microsoft.Extensions.Time.Testing;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.Tests.Unit.FirmwareSim.Gateways;

/// <summary>A broker by hand: every publish waits until the test answers it.</summary>
internal sealed class FakeTransport(int receiveMaximum = 100) : IGatewayTransport
{
    private readonly Lock _lock = new();
    private readonly List<(OutgoingMessage Message, TaskCompletionSource<PublishResult> Answer)> _open = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _connected = new(0);

    public int Disconnects { get; private set; }

    public Queue<string> Refusals { get; } = new();

    public int Connects { get; private set; }

    public int MostOpen { get; private set; }

    public Task<ConnectResult> ConnectAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Connects++;
        _connected.Release();
        return Task.FromResult(Refusals.TryDequeue(out var refusal) ? new ConnectResult(refusal, 0) : new ConnectResult(null, receiveMaximum));
    }

    public Task<PublishResult> PublishAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<PublishResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _open.Add((message, answer));
            MostOpen = Math.Max(MostOpen, _open.Count);
        }

        _arrived.Release();
        return answer.Task.WaitAsync(cancellation);
    }

    /// <summary>The topics of the next so many messages, in the order they were sent.</summary>
    public async Task<List<string>> ReceiveAsync(int count)
    {
        var topics = new List<string>();
        for (var i = 0; i < count; i++)
        {
            Assert.True(await _arrived.WaitAsync(TimeSpan.FromMinutes(4), TestContext.Current.CancellationToken), "no message came");
            lock (_lock)
            {
                topics.Add(_open[i].Message.Topic);
            }
        }

        return topics;
    }

    /// <summary>Moves time on until one more attempt to connect has been made.</summary>
    public async Task ConnectedOnceMoreAsync(FakeTimeProvider clock)
    {
        for (var i = 0; i < 1000; i++)
        {
            // The link may not have begun to wait yet: give it a moment, then move on again.
            clock.Advance(TimeSpan.FromSeconds(30));
            if (await _connected.WaitAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken))
            {
                return;
            }
        }

        Assert.Fail("it did not come back");
    }

    public void AnswerOldest(PublishResult result)
    {
        TaskCompletionSource<PublishResult> answer;
        lock (_lock)
        {
            answer = _open[0].Answer;
            _open.RemoveAt(0);
        }

        answer.SetResult(result);
    }

    public void LoseLink()
    {
        List<TaskCompletionSource<PublishResult>> answers;
        lock (_lock)
        {
            answers = [.. _open.Select(o => o.Answer)];
            _open.Clear();
        }

        foreach (var answer in answers)
        {
            answer.TrySetException(new LinkLostException("gone"));
        }
    }

    public Task DisconnectAsync()
    {
        Disconnects++;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _arrived.Dispose();
        _connected.Dispose();
        return ValueTask.CompletedTask;
    }
}
