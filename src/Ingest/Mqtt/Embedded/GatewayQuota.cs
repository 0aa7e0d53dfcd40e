namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>What one gateway may use, over all its connections.</summary>
internal sealed class GatewayQuota(EmbeddedBrokerOptions options, TimeProvider time)
{
    private readonly TokenBucket _packets = new(options.MaxPacketsPerSecond, time);
    private readonly TokenBucket _bytes = new(options.MaxBytesPerSecond, time);
    private int _connections;

    public bool TryConnect()
    {
        if (Interlocked.Increment(ref _connections) <= options.MaxConnectionsPerGateway)
        {
            return true;
        }

        Interlocked.Decrement(ref _connections);
        return false;
    }

    public void Disconnect() => Interlocked.Decrement(ref _connections);

    /// <summary>It has kept below its rate for a while.</summary>
    public bool IsRested => _packets.IsRested && _bytes.IsRested;

    /// <summary>Counts a packet, and gives how long its connection is not to be read.</summary>
    public TimeSpan Take(long bytes)
    {
        var packets = _packets.Take(1);
        var volume = _bytes.Take(bytes);
        return packets > volume ? packets : volume;
    }
}
