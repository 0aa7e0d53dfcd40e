using System.Buffers;

namespace Telemetry.Ingest.Mqtt;

/// <summary>Where a window's PUBACKs go: one connection instance.</summary>
internal interface IAckChannel
{
    PubAckStyle AckStyle { get; }

    /// <summary>Used by one write at a time.</summary>
    ArrayBufferWriter<byte> AckBuffer { get; }

    /// <summary>Writes whole PUBACK packets to this connection.</summary>
    /// <param name="newestObserved">The latest time of any admitted reading in what is acknowledged, in UTC ticks; 0 where there is none.</param>
    Task WriteAcksAsync(ReadOnlyMemory<byte> packets, int count, long newestObserved);

    /// <summary>The journal could not make a message durable: nothing more may be acknowledged, and the connection ends.</summary>
    void OnJournalFailed(Exception error);

    void OnAckFailed(Exception error);
}
