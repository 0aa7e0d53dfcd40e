using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Journal;

/// <summary>A message: the readings admitted of it and the rejections of the rest, so that all of it is accounted for.</summary>
/// <param name="Payload">The raw payload; empty when keeping it is switched off and nothing was rejected.</param>
/// <param name="Undecodable">The message could not be read at all: it counts as a message, not as readings.</param>
/// <param name="RedriveOf">The dead letter this was driven again from, or null.</param>
public sealed record MessageRecord(
    DateTimeOffset At,
    GatewayId Gateway,
    string Topic,
    string? ContentType,
    string Decoder,
    int DecoderVersion,
    ReadOnlyMemory<byte> Payload,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<Rejection> Rejections,
    bool Undecodable = false,
    long? RedriveOf = null) : JournalRecord(At);
