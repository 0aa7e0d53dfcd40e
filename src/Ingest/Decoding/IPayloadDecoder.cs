namespace Telemetry.Ingest.Decoding;

/// <summary>
/// Reads one wire format. Never throws on any payload, allocates nothing per good reading, keeps no state.
/// What it can't read goes to the buffer as a rejection that says what was wrong and what would be right.
/// </summary>
internal interface IPayloadDecoder
{
    /// <summary>Written to the journal with every message, so that a period can be decoded again by a mended decoder.</summary>
    string Name { get; }

    /// <summary>Raised whenever the same payload may give other readings.</summary>
    int Version { get; }

    /// <summary>The topic's last level that asks for this format, e.g. <c>senml</c> in <c>telemetry/v1/gw/s1/senml</c>.</summary>
    string TopicSuffix { get; }

    /// <summary>Whether an MQTT 5 content type, without parameters, names this format.</summary>
    bool AcceptsContentType(ReadOnlySpan<char> mediaType);

    /// <summary>Whether the payload opens as this format does: used when neither topic nor content type says.</summary>
    bool Recognises(ReadOnlySpan<byte> payload);

    void Decode(ReadOnlySpan<byte> payload, in DecodeContext context, ReadingBuffer destination);
}
