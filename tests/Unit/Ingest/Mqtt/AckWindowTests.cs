using System.Buffers;
using MQTTnet.Protocol;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Mqtt;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class AckWindowTests : IDisposable
{
    private readonly CollectingChannel _channel = new();

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task Acknowledges_in_the_order_of_receipt_whatever_the_order_of_durability()
    {
        using var window = new AckWindow(_channel, 4);
        var first = await TakeAsync(window, 1);
        var second = await TakeAsync(window, 2);

        second.OnDurable(new JournalPosition(2));
        await Task.Delay(20);
        Assert.Empty(_channel.Acknowledged);

        first.OnDurable(new JournalPosition(1));
        Assert.Equal([1, 2], await _channel.WaitForAsync(2));
        Assert.Equal(0, window.InFlight);
    }

    [Fact]
    public async Task Tells_the_newest_time_of_what_it_acknowledges_and_of_nothing_behind_it()
    {
        using var window = new AckWindow(_channel, 4);
        var slots = new List<AckSlot>();
        foreach (var observed in (long[])[7, 9, 3, 20])
        {
            slots.Add(await TakeAsync(window, 1, observed));
        }

        slots[3].OnDurable(new JournalPosition(4));
        slots[1].OnDurable(new JournalPosition(2));
        slots[2].OnDurable(new JournalPosition(3));
        slots[0].OnDurable(new JournalPosition(1));
        await _channel.WaitForAsync(4);
        Assert.Equal(20, _channel.NewestObserved.Max());

        var first = await TakeAsync(window, 5, 30);
        await TakeAsync(window, 6, 99);
        first.OnDurable(new JournalPosition(5));
        await _channel.WaitForAsync(5);
        Assert.Equal(30, _channel.NewestObserved.Max());
    }

    [Fact]
    public async Task Makes_the_receiver_wait_while_it_is_full_and_uses_its_places_again()
    {
        using var window = new AckWindow(_channel, 2);
        for (ushort id = 1; id <= 19; id += 2)
        {
            var one = await TakeAsync(window, id);
            var two = await TakeAsync(window, (ushort)(id + 1));
            var waiting = window.TakeAsync(new CancellationTokenSource(TimeSpan.FromMilliseconds(10)).Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(waiting.AsTask);
            one.OnDurable(default);
            two.OnDurable(default);
            await _channel.WaitForAsync(id + 1);
        }

        Assert.Equal(Enumerable.Range(1, 20), _channel.Acknowledged);
    }

    [Fact]
    public async Task Acknowledges_nothing_more_once_the_journal_has_failed()
    {
        using var window = new AckWindow(_channel, 4);
        var first = await TakeAsync(window, 1);
        var second = await TakeAsync(window, 2);
        first.OnFailed(new JournalFailedException("disk"));
        second.OnDurable(default);
        await Task.Delay(20);
        Assert.Empty(_channel.Acknowledged);
        Assert.Equal(1, _channel.Failures);
    }

    [Fact]
    public async Task Loses_no_acknowledgement_when_commits_and_takes_race()
    {
        const int Messages = 20_000;
        using var window = new AckWindow(_channel, 64);
        var durable = System.Threading.Channels.Channel.CreateUnbounded<AckSlot>();
        var journal = Task.Run(async () =>
        {
            await foreach (var slot in durable.Reader.ReadAllAsync())
            {
                slot.OnDurable(default);
            }
        });
        for (var i = 0; i < Messages; i++)
        {
            durable.Writer.TryWrite(await TakeAsync(window, (ushort)i));
        }

        durable.Writer.Complete();
        await journal;
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => (int)(ushort)i), await _channel.WaitForAsync(Messages));
    }

    private static async Task<AckSlot> TakeAsync(AckWindow window, ushort id, long newestObserved = 0)
    {
        var slot = await window.TakeAsync(CancellationToken.None);
        slot.Set(id, new PublishAnswer(MqttPubAckReasonCode.Success, null), newestObserved);
        window.Commit();
        return slot;
    }

    private sealed class CollectingChannel : IAckChannel, IDisposable
    {
        private readonly Lock _lock = new();
        private readonly List<int> _acknowledged = [];
        private readonly SemaphoreSlim _written = new(0);

        public int Failures { get; private set; }

        public List<long> NewestObserved { get; } = [];

        public PubAckStyle AckStyle => PubAckStyle.Plain;

        public ArrayBufferWriter<byte> AckBuffer { get; } = new();

        public List<int> Acknowledged
        {
            get
            {
                lock (_lock)
                {
                    return [.. _acknowledged];
                }
            }
        }

        public Task WriteAcksAsync(ReadOnlyMemory<byte> packets, int count, long newestObserved)
        {
            lock (_lock)
            {
                Assert.Equal(count * 4, packets.Length);
                NewestObserved.Add(newestObserved);
                for (var i = 0; i < count; i++)
                {
                    var packet = packets.Span.Slice(i * 4, 4);
                    Assert.Equal(0x40, packet[0]);
                    _acknowledged.Add((packet[2] << 8) | packet[3]);
                }
            }

            _written.Release();
            return Task.CompletedTask;
        }

        public async Task<List<int>> WaitForAsync(int count)
        {
            while (Acknowledged.Count < count)
            {
                Assert.True(await _written.WaitAsync(TimeSpan.FromMinutes(4)), "An acknowledgement did not come.");
            }

            return Acknowledged;
        }

        public void Dispose() => _written.Dispose();

        public void OnJournalFailed(Exception error) => Failures++;

        public void OnAckFailed(Exception error) => Assert.Fail(error.ToString());
    }
}
