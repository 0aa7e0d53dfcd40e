namespace Telemetry.Ingest.Decoding;

/// <summary>Every format the host reads. The topic's suffix decides, then the content type, then how the payload opens.</summary>
internal sealed class PayloadDecoders(IReadOnlyList<IPayloadDecoder> decoders)
{
    /// <summary>Types that say no more than that it is JSON, or nothing: the payload's opening decides.</summary>
    private static readonly string[] UnspecificTypes = ["application/json", "text/plain", "application/octet-stream"];

    /// <summary>SenML before native, which takes any JSON for its own.</summary>
    public static PayloadDecoders Standard { get; } = new([new SenmlJsonDecoder(), new NativeJsonDecoder()]);

    public IReadOnlyList<IPayloadDecoder> All => decoders;

    public IPayloadDecoder? ForTopicSuffix(ReadOnlySpan<char> suffix)
    {
        foreach (var decoder in decoders)
        {
            if (suffix.SequenceEqual(decoder.TopicSuffix))
            {
                return decoder;
            }
        }

        return null;
    }

    /// <summary>Null when the content type names a format that no decoder reads.</summary>
    public IPayloadDecoder? For(string? contentType, ReadOnlySpan<byte> payload)
    {
        var mediaType = MediaType(contentType);
        if (mediaType.IsEmpty || IsUnspecific(mediaType))
        {
            foreach (var decoder in decoders)
            {
                if (decoder.Recognises(payload))
                {
                    return decoder;
                }
            }

            return null;
        }

        foreach (var decoder in decoders)
        {
            if (decoder.AcceptsContentType(mediaType))
            {
                return decoder;
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> MediaType(string? contentType)
    {
        var text = contentType.AsSpan();
        var parameters = text.IndexOf(';');
        return (parameters < 0 ? text : text[..parameters]).Trim();
    }

    private static bool IsUnspecific(ReadOnlySpan<char> mediaType)
    {
        foreach (var type in UnspecificTypes)
        {
            if (mediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
