using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Takes rows and writes nothing: for finding where a page ends.</summary>
internal sealed class CountingReadingsWriter : IReadingsWriter
{
    public string ContentType => "";

    public void Begin(ReadingsRequest request, bool simulatedTime, DateTimeOffset? storedUpTo)
    {
    }

    public void Write(in ReadingRow row)
    {
    }

    public void Write(in Bucket bucket)
    {
    }

    public void End(string? next)
    {
    }

    public void Dispose()
    {
    }
}
